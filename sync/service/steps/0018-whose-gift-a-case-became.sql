-- Released: this file never changes. A case that somebody had by a link alone and was then given in the same role: by whom.
create table if not exists given_own (
    user text not null,
    stream text not null,
    from_seq integer not null,
    by text not null,
    primary key (user, stream, from_seq)
) without rowid;
