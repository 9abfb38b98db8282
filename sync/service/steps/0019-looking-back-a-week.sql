-- Released: this file never changes. Who looked in a week and who had a case last, found without reading the whole log.
create index if not exists access_log_by_time on access_log (at);
create index if not exists trail_entry_by_time on trail_entry (utc);
create index if not exists grant_entry_of_case on grant_entry (user, stream, seq);
