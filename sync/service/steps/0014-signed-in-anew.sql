-- Released: this file never changes. Which attempt is to ask its person anew, and when whoever knows him asked him.
create table if not exists signin_anew (
    browser text primary key,
    anew integer not null default 0,
    auth_time text,
    made text not null
) without rowid;
create table if not exists signin_asked (
    session text primary key,
    auth_time text not null
) without rowid;
