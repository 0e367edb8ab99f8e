"""The EMN Asylum and Migration Glossary & Thesaurus in Norwegian, as a library."""
