create table if not exists timed_grant (
    user text not null,
    stream text not null,
    from_seq integer not null,
    until text not null,
    why text not null,
    for_user text not null default '',
    category text not null default '',
    primary key (user, stream, from_seq)
) without rowid;
