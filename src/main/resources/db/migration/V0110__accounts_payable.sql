-- Whom a district's bookkeepers want to be written to, and what quotes and invoices print of them.
alter table organization
  add column payable_contact text,
  add column payable_email text,
  add column payable_address text,
  add column tax_exempt_number text;
