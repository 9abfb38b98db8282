create table if not exists returned (
    device integer not null,
    dseq integer not null,
    seq integer not null,
    at text not null,
    offered_by integer not null,
    primary key (device, dseq)
) without rowid;
create table if not exists offered_part (
    dev text not null,
    dseq integer not null,
    mark text not null,
    stream text not null,
    user text not null,
    received text not null,
    at text not null,
    offered_by integer not null,
    payload blob not null,
    primary key (dev, dseq, mark)
) without rowid;
