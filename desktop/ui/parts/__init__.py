"""The parts: a tour. Every one is reusable, knows nothing of the work, and opens in a test with three lines.

Common: a part takes its words in the constructor, changes them with `say(...)` or `rename(...)`, tells what
the person did with a signal in the past tense, follows theme, text size and mode by itself
(`look.part.Part.refit`). Colours, fonts and distances are asked from `desktop.ui.look.tokens.look`; signs
are Lucide names in look/icons.

Laying out
- layout   `column(*pieces, gap="near", margins=(0,0,0,0))`, `row(..., top=False)`, `STRETCH`, `hold(layout)`,
           `empty(layout)`; a piece is a widget, layout, px, None or `(widget, weight)`
- reflow   `Beside((widget, weight, least), ..., gap, middle)`, `Evenly(*widgets, least=)`,
  `Flow(*widgets)`: layouts that stack when a part would get less than `least` x text scale
- scroll   `Scroller(body)` a page that scrolls, `Thumb()` its quiet bar
- card     `Card(*pieces, gap, pad, tone, bar, edge, bold)`, `Heading(text, note=, right=)`,
  `Hairline(upright=)`, `Ground(role, *pieces)`

Saying
- words    `Words(text, role="body", color="ink", lines=0, center=False)`, `Voice(text)` a citizen's own words
- mark     `Mark()`, `Avatar(initials)`, `Icon(name, role, side)`
- chip     `Chip(text, tone="plain", icon=None)` tells a fact
- banner   `Banner(text, tone="notice", title=, icon=, action=Button, slim=False)` stays

Asking
- button   `Button(text, icon=, kind="plain|primary|quiet|danger", size="desk|primary|visit", name=, key=,
  trailing=)`
- chip     `FilterChip(text, count=, note=, icon=, chosen=)` on or off: saved filters, offered dates
- segment  `Segment([Option(id, text, icon=, key=, tone=)], choice, name=)` one of few; `chosen(id)`
- field    `Field(name, text, hint=, help_text=, note=, icon=, right=, secret=)`, `LongField(..., lines=3,
  most=12, role=)`, `DateField(name, day, today=)`, `ChoiceField(name, [Option], choice)`; `need(sentence)`
  says what is missing, `settle()` takes it away, `hold_still(reason)` makes it read only
- editors  `LineEdit`, `TextEdit`: Qt's editors in our type, for a `field.Frame`
- focus    `FocusRing(window)` one per window; `ring_around(editor, frame)`
- choice   `Choices([Option], least=150, name=)` large answers, `choose("")` for none yet; `chosen(id)`;
           `Rating(low, high, value=, last=, name=)` 1 to 5; `rated(n)`
- tick     `Tick(text, name=, ticked=, late=)`; Qt's `toggled`; `TickedLine().say(what, means)`
- floating `Dialog(window, question, text, do=, leave=, danger=, icon=, body=)`, `ask()`; `agreed`, `left`;
           `Toast(window)`, `show_receipt(text, undo=)`; `undone`
- menu     `Menu(parent)`, `add(text, do, sign=, key=)`, Qt's `popup(point)`

Showing much
- table    `Table([Column(name, read=row -> Cell, share=, least=, key=)], id_of=, sentence=, name=)`,
  `show_rows(rows)`, `choose(id)`, `sort_by(n)`; `chosen(id)`, `opened(id)`; the card around it paints the
  ground
- rows     `RowsModel`, `Column`, `Cell(first, second, ink=, bold=, icon=, icon_ink=, icon_name=, groove=)`
- timeline `Timeline(name=)`, `show_entries([Entry(id, title, when, text=, voice=, icon=, real=, mark=)])`,
           `show_entry(id)`; `opened(id)`, `menu_asked(id, point)`
- dayline  `DayLine()`, `show_leaves([Leaf(time, card, "done|next|later")])`, `under_the_line(widget)`
- compared `Compared(text, other)` marks what only this side has
- preview  `PagePreview(own=, low=)`, `show_pages([QImage])`; `Sheets(images, dots=, redraw=)` are sharp at every size
- progress `Progress(what, usable=, stoppable=)`, `show_progress(what, share, left=)`; `stopped`;
           `StepBar(reached, of, name=)` footholds
- chart    `Staircase()`, `show_weeks([Week(name, paid, note)], plan=)`; `Ratings()`,
           `show_answers([Answer(when, citizen, worker, note)], names=)`
- empty_state `Empty(icon, title, text, action)`

The frame
- rail     `Rail([RailPlace(id, icon, text, short=, count=)], here)`, `went(id)`, `go(id)`,
  `show_places(...)`; `rail.sync` is a `SyncChip`: `show_state("receipted|waiting|needs|practice", first,
  second, short=)`; `set_narrow(narrow=)` folds it when the window is tight
- header   `Header(title, note, left=, action=, short=)`, `say(title, note)`; `searched`, `safe_view_asked`,
           `lock_asked`; `Bar`, asking the same in its place; `Page(header, body, scroll=True)`
- lock_button `LockButton(size=)`, `offer_cover(on=)`; `clicked` locks, `cover_asked` from its arrow
- tabs     `Tabs([Option], here, name=)`; `opened(id)` asks, `open(id)` tells; the rest lies under *Mere*
- practice `Practice(inner)` the ochre frame
- landscape `Landscape()` the painted morning, ground of Kom i gang
"""
