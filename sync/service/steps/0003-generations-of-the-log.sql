create table if not exists fork (
    epoch text primary key,
    parent text not null,
    common integer not null,
    first integer not null,
    at text not null,
    who text not null
) without rowid;
create table if not exists gone_number (
    device integer not null,
    first integer not null,
    last integer not null,
    at text not null,
    primary key (device, first)
) without rowid;
