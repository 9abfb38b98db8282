"""What is wrong with a file that somebody wants to attach, in sentences: what happened, what is safe, what to do."""

from typing import Final

from casework.errors import Refused
from casework.sentences import Sentence

FOLDER: Final = (
    "»{name}« er en mappe, og en sag tager kun filer. Intet er vedhæftet. Åbn mappen, og vælg filerne i den."
)
GONE: Final = (
    "Filen »{name}« er der ikke mere, måske fordi et USB-stik er taget ud. Den er ikke vedhæftet. "
    "Sæt stikket i igen, eller find filen, og prøv igen."
)
CLOSED: Final = (
    "Filen »{name}« må ikke læses her. Den er ikke vedhæftet, og den er ikke rørt. "
    "Luk den i andre programmer, eller gem en kopi et andet sted, og vedhæft kopien."
)
NO_FILE: Final = (
    "»{name}« er ikke en almindelig fil og kan ikke vedhæftes. Intet er ændret. "
    "Gem den som en fil, og vedhæft filen."
)
BROKEN_PICTURE: Final = (
    "Billedet »{name}« er beskadiget og kan ikke læses helt. Det er ikke vedhæftet, og det ligger, hvor det lå. "
    "Tag billedet igen, eller hent det igen, og prøv så."
)
HUGE_PICTURE: Final = (
    "Billedet »{name}« er på over {most} millioner punkter og fylder for meget at åbne. Det er ikke vedhæftet, og det "
    "ligger, hvor det lå. Gem det mindre i et billedprogram, og prøv igen."
)
FOREIGN_PICTURE: Final = (
    "Billedet »{name}« er af en slags, som Fodfæste ikke kan rense for, hvor det er taget. Det er ikke vedhæftet. "
    "Gem det som JPEG eller PNG, og vedhæft det."
)
MANY_PICTURES: Final = (
    "»{name}« har flere billeder i samme fil, og kun det første ville komme med. Det er ikke vedhæftet. "
    "Gem det som PDF, og vedhæft den."
)
WHOLE_TOO_BIG: Final = (
    "Billedet fylder {size} MB med alle sine punkter, og en sag tager højst 25 MB ad gangen. Det er ikke vedhæftet. "
    "Tag fluebenet ved »Behold originalen« væk; så vedhæftes det mindre."
)

CANNOT_SHOW: Final = (
    "Filen kan ikke vises her, måske fordi den har en adgangskode eller er gået i stykker, før den blev vedhæftet. "
    "Den ligger uændret i sagen. Gem en kopi, og åbn den i et andet program."
)


def odd(sentence: str, name: str, **more: str) -> Refused:
    """Return the refusal of a file, by its name."""
    return Refused(Sentence(sentence, name=name, **more))
