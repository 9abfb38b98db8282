"""The two databases under the service: SQLCipher in one file, and PostgreSQL. All that differs between them is here."""
