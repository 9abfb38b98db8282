create table if not exists former_mark (
    record text primary key,
    stream text not null,
    mark text not null,
    gone integer not null
) without rowid;
create index if not exists former_mark_by_mark on former_mark (mark);
create index if not exists former_mark_by_stream on former_mark (stream);
