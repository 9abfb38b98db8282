-- Released: this file never changes. Up to which day the log of who saw what was cut, by whose rule, with our own mark.
create table if not exists log_cut (
    what text not null,
    before text not null,
    at text not null,
    days integer not null,
    first integer not null,
    mark text not null,
    primary key (what, before)
) without rowid;
