-- Released: this file never changes. The secret of the codes that a local account asks for besides its words, sealed,
-- and the last step of time whose code was taken.
create table if not exists local_factor (
    user text primary key,
    sealed blob not null,
    made text not null,
    used integer not null default 0
) without rowid;
