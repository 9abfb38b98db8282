-- Released: this file never changes. A table or column that comes later goes into a file of the next number.
create table if not exists tenant (
    id integer primary key check (id = 1),
    name text not null,
    epoch text not null,
    space text not null,
    importer text not null,
    seq integer not null default 0
);
create table if not exists user (
    id text primary key,
    initials text not null unique,
    name text not null,
    role text not null,
    active integer not null default 1
) without rowid;
create table if not exists device (
    number integer primary key,
    id text not null unique,
    user text not null,
    name text not null default '',
    public blob not null,
    enrolled text not null,
    revoked text,
    acked integer not null default 0,
    seen text
);
create table if not exists code (
    mark text primary key,
    user text not null,
    expires text not null,
    device text,
    used text
) without rowid;
create table if not exists change (
    seq integer primary key,
    device integer not null,
    dseq integer not null,
    stream text not null,
    record text not null,
    kind text not null,
    user text not null,
    received text not null,
    late integer not null default 0,
    hash blob not null,
    payload blob not null
);
create unique index if not exists change_by_dot on change (device, dseq);
create index if not exists change_by_stream on change (stream, seq);
create table if not exists record (
    id text primary key,
    stream text not null
) without rowid;
create table if not exists held (
    device integer not null,
    dseq integer not null,
    code text not null,
    user text not null,
    stream text not null,
    received text not null,
    hash blob not null,
    payload blob not null,
    primary key (device, dseq)
) without rowid;
create table if not exists batch (
    device integer not null,
    first integer not null,
    last integer not null,
    signature text not null,
    primary key (device, first, last)
) without rowid;
create table if not exists grant_entry (
    seq integer primary key,
    user text not null,
    stream text not null,
    op text not null,
    role text not null,
    reason text not null,
    by text not null,
    at text not null,
    handed_to text not null default ''
);
create index if not exists grant_entry_by_user on grant_entry (user, seq);
create table if not exists span (
    user text not null,
    stream text not null,
    role text not null,
    from_seq integer not null,
    to_seq integer,
    ended text,
    primary key (user, stream, from_seq)
) without rowid;
create table if not exists tally (
    stream text not null,
    projection text not null,
    count integer not null,
    sum text not null,
    primary key (stream, projection)
) without rowid;
create table if not exists taken (
    key text primary key,
    fields blob not null
) without rowid;
create table if not exists wanted (
    stream text not null,
    user text not null,
    role text not null,
    primary key (stream, user)
) without rowid;
create table if not exists dropped (
    device integer not null,
    stream text not null,
    seq integer not null,
    at text not null,
    primary key (device, stream, seq)
) without rowid;
create table if not exists access_log (
    id integer primary key,
    at text not null,
    user text not null,
    device integer,
    act text not null,
    stream text,
    rows integer not null default 0
);
create table if not exists recovery_key (
    name text primary key,
    public blob not null,
    officers text not null,
    made text not null
) without rowid;
create table if not exists recovery_step (
    number integer primary key,
    name text not null,
    facts blob not null,
    assents text not null
);
create table if not exists recovery_slot (
    store text not null,
    device integer not null,
    user text not null,
    slot blob not null,
    mark text not null,
    at text not null,
    primary key (store, device)
) without rowid;
create table if not exists recovery_request (
    id text primary key,
    device integer not null,
    user text not null,
    body blob not null,
    digest blob not null,
    received text not null,
    way text not null,
    state text not null default 'open'
) without rowid;
create table if not exists recovery_half (
    request text not null,
    number integer not null,
    officer text not null,
    half blob not null,
    at text not null,
    primary key (request, number)
) without rowid;
create table if not exists recovery_log (
    id integer primary key,
    at text not null,
    act text not null,
    request text,
    device text,
    who text not null
);
create table if not exists own_pair (
    use text primary key,
    public blob not null,
    sealed blob not null
) without rowid;
create table if not exists setting (
    key text primary key,
    value text not null
) without rowid;
create table if not exists former_key (
    device integer not null,
    public blob not null,
    until text not null
);
create table if not exists rules_log (
    id integer primary key,
    at text not null,
    what text not null,
    who text not null
);
create table if not exists sent_file (
    id integer primary key,
    device integer not null,
    at text not null,
    digest text not null,
    signature text not null,
    acked integer not null,
    taken integer not null,
    held integer not null,
    drafts integer not null,
    unreadable integer not null,
    content blob
);
create table if not exists wipe_order (
    device integer primary key,
    nonce text not null,
    made text not null,
    heard text,
    sent text,
    done text,
    said text
);
create table if not exists trail_entry (
    device text not null,
    branch integer not null,
    seq integer not null,
    utc text not null,
    user text not null,
    action text not null,
    objects text not null,
    what text not null,
    words text not null,
    ratchet text not null,
    salt text not null,
    mark text not null,
    prev blob not null,
    hash blob not null,
    received text not null,
    primary key (device, branch, seq)
) without rowid;
create table if not exists trail_about (
    stream text not null,
    device text not null,
    branch integer not null,
    seq integer not null,
    primary key (stream, device, branch, seq)
) without rowid;
create table if not exists trail_head (
    device text not null,
    branch integer not null,
    number integer not null,
    day text not null,
    first integer not null,
    last integer not null,
    prev blob not null,
    head blob not null,
    signature text not null,
    gone integer not null,
    primary key (device, branch, number)
) without rowid;
create table if not exists trail_fault (
    id integer primary key,
    device text not null,
    at text not null,
    why text not null,
    seq integer not null
);
create table if not exists successor (
    device integer primary key,
    next integer not null unique,
    at text not null
);
create table if not exists file (
    id text primary key,
    stream text not null,
    size integer not null,
    sum text not null,
    whole text
) without rowid;
create table if not exists file_piece (
    file text not null,
    number integer not null,
    data blob not null,
    primary key (file, number)
);
create index if not exists change_by_record on change (record);
create table if not exists key_roll (
    number integer primary key,
    made text not null,
    until text not null,
    address text not null,
    said text not null,
    ended text
);
create table if not exists key_heard (
    roll integer not null,
    device integer not null,
    at text not null,
    primary key (roll, device)
) without rowid;
create table if not exists file_touch (
    file text primary key,
    device integer not null,
    at text not null
) without rowid;
create table if not exists file_leftover (
    file text primary key,
    why text not null,
    since text not null
) without rowid;
create table if not exists file_gone (
    id integer primary key,
    file text not null,
    stream text not null,
    why text not null,
    bytes integer not null,
    since text not null,
    at text not null
);
create table if not exists file_aside (
    file text primary key,
    device integer not null,
    at text not null
) without rowid;
create table if not exists sent_trail (
    id integer primary key,
    device integer not null,
    at text not null,
    digest text not null,
    signature text not null,
    taken integer not null,
    unreadable integer not null,
    content blob
);
