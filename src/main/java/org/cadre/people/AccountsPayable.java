package org.cadre.people;

import java.util.Map;
import java.util.Optional;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom an organization's bookkeepers want to be written to, and its tax-exempt number: what quotes and invoices print. */
@Component
class AccountsPayable {
    /** @param address where invoices go; null: the organization's own address */
    record Contact(
            @Nullable String name,
            @Nullable String email,
            @Nullable String address,
            @Nullable String taxNumber) {
        boolean isEmpty() {
            return name == null && email == null && address == null && taxNumber == null;
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    AccountsPayable(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    Optional<Contact> of(OrganizationId organization) {
        return jdbc.sql("""
                select payable_contact as name, payable_email as email, payable_address as address,
                       tax_exempt_number as tax_number
                  from organization where id = :id
                """)
                .param("id", organization.value())
                .query(Contact.class)
                .optional();
    }

    void note(OrganizationId organization, Contact contact, Actor actor) {
        jdbc.sql("""
                update organization
                   set payable_contact = :name, payable_email = :email, payable_address = :address,
                       tax_exempt_number = :taxNumber
                 where id = :id
                """)
                .param("id", organization.value())
                .param("name", contact.name)
                .param("email", contact.email)
                .param("address", contact.address)
                .param("taxNumber", contact.taxNumber)
                .update();
        audit.record(
                actor,
                "organization.accounts-payable",
                null,
                organization.value(),
                Map.of(),
                Map.of("email", String.valueOf(contact.email), "taxNumber", String.valueOf(contact.taxNumber)));
    }
}
