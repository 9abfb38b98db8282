-- Released: this file never changes. Whether a person was to be asked anew, and when whoever knows him asked him last.
alter table signin_attempt add column anew integer not null default 0;
alter table signin_attempt add column auth_time text;
alter table signin_session add column auth_time text;
