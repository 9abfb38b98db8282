create table if not exists stream_key (
    stream text primary key,
    wrapped blob not null
) without rowid;
