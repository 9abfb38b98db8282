create table if not exists number_mark (
    stream text primary key,
    mark text not null
) without rowid;
create index if not exists number_mark_by_mark on number_mark (mark);
create table if not exists twin (
    one text not null,
    other text not null,
    at text not null,
    primary key (one, other)
) without rowid;
create table if not exists same_person (
    record text primary key,
    one text not null,
    other text not null,
    written_in text not null,
    linked integer not null
) without rowid;
create table if not exists linked_grant (
    user text not null,
    stream text not null,
    from_seq integer not null,
    own_role text not null,
    primary key (user, stream, from_seq)
) without rowid;
