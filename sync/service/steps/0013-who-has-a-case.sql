-- Released: this file never changes. Who has a case is asked by the case, at each grant and each link.
create index if not exists span_by_stream on span (stream);
