-- Released: this file never changes. When a case was closed and how long it is kept, who asked for its erasure and who
-- was the second, and which cases are erased. No table here has a word of anybody's case.
create table if not exists closed_case (
    stream text primary key,
    closed text not null,
    code text not null,
    who text not null,
    at text not null
) without rowid;
create table if not exists erasure (
    number integer primary key,
    stream text not null,
    ground text not null,
    reason text not null,
    archive text not null,
    asked_by text not null,
    asked_as text not null,
    asked_at text not null,
    state text not null default 'asked',
    second_by text not null default '',
    second_as text not null default '',
    ended_at text not null default ''
);
create table if not exists erased (
    stream text primary key,
    seq integer not null,
    at text not null,
    emptied integer not null
) without rowid;
