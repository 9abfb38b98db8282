create table if not exists husk (
    record text primary key,
    stream text not null,
    seq integer not null,
    user text not null,
    at text not null
) without rowid;
create table if not exists addressed (
    user text not null,
    stream text not null,
    record text not null,
    at text not null,
    reason text not null,
    primary key (user, stream, record)
) without rowid;
