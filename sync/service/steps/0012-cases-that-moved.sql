-- Released: this file never changes. Cases that were handed to another municipality, and what came of the package; and
-- cases that came from one. No table here has a word of anybody's case.
create table if not exists moved_case (
    stream text primary key,
    receiver text not null,
    sign text not null,
    digest text not null,
    last integer not null,
    changes integer not null,
    files integer not null,
    who text not null,
    at text not null,
    received text not null default ''
) without rowid;
create table if not exists came_case (
    stream text primary key,
    sender text not null,
    digest text not null,
    changes integer not null,
    files integer not null,
    who text not null,
    at text not null
) without rowid;
