-- Released: this file never changes. Who issues the certificates of computers' seals: its certificate, its private half
-- (sealed, empty when it has ended), and the last list that it signed; what it issued, and whose seals count no more.
create table if not exists seal_issuer (
    number integer primary key,
    name text not null,
    certificate blob not null,
    sealed blob not null,
    made text not null,
    ended text,
    last_list blob
);
create table if not exists seal_certificate (
    serial text primary key,
    issuer integer not null,
    device integer not null,
    key text not null,
    address text not null,
    certificate blob not null,
    made text not null,
    until text not null
) without rowid;
create index if not exists seal_certificate_of_device on seal_certificate (device, key);
create table if not exists seal_shut (
    device integer primary key,
    at text not null
);
