create table if not exists doubt (
    epoch text not null,
    device integer not null,
    why text not null,
    seq integer not null,
    at text not null,
    primary key (epoch, device)
) without rowid;
