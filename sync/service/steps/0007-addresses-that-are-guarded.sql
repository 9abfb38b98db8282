create table if not exists guarded (
    stream text primary key,
    seq integer not null
) without rowid;
