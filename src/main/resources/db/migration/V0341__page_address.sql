-- Addresses that pages had: links to them lead to where the page is now, until another page takes the address.
create table page_address (
  slug text primary key,
  page uuid not null references page (id)
);
create index page_address_page on page_address (page);
