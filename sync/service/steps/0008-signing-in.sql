create table if not exists signin_attempt (
    browser text primary key,
    jkt text not null,
    redirect text not null,
    state text not null,
    challenge text not null,
    made text not null,
    code text,
    code_until text,
    used text,
    user text,
    acr text not null default '',
    session text
) without rowid;
create unique index if not exists signin_attempt_by_code on signin_attempt (code);
create table if not exists signin_session (
    id text primary key,
    jkt text not null,
    user text not null,
    way text not null,
    acr text not null default '',
    at text not null,
    seen text not null,
    ended text,
    why text
) without rowid;
create index if not exists signin_session_by_key on signin_session (jkt, user);
create table if not exists signin_subject (
    issuer text not null,
    subject text not null,
    user text not null,
    at text not null,
    primary key (issuer, subject)
) without rowid;
create table if not exists local_account (
    user text primary key,
    salt blob not null,
    verifier blob not null,
    made text not null,
    wrong integer not null default 0,
    wrong_at text
) without rowid;
