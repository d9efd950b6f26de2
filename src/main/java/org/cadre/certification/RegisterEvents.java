package org.cadre.certification;

import org.cadre.certification.register.EventKind;
import org.cadre.certification.register.Register;
import org.cadre.certification.register.RegisterEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters what happens to certificates into the register, in the transaction in which it happens. */
@Component
class RegisterEvents {
    private final Register register;
    private final JdbcClient jdbc;

    RegisterEvents(Register register, JdbcClient jdbc) {
        this.register = register;
        this.jdbc = jdbc;
    }

    /** It counts from now on: with the digests of its credential and of its paper. */
    void issued(Certificate certificate, SignedCredential credential, String paper) {
        boolean follows = certificate.prior() != null && certificate.corrects() == null;
        register.append(new RegisterEvent(
                follows ? EventKind.RENEWED : EventKind.ISSUED,
                certificate.id().value(),
                certificate.number().value(),
                credential.digest(),
                credential.tokenDigest(),
                paper));
    }

    /** Something befell a certificate of the past; one that is not entered yet is entered with all that befell it. */
    void happenedToPast(EventKind kind, Certificate certificate) {
        boolean entered = jdbc.sql("select exists (select 1 from register_detail where certificate = :id)")
                .param("id", certificate.id().value())
                .query(Boolean.class)
                .single();
        if (entered) {
            happened(kind, certificate);
        }
    }

    /** Something befell it. */
    void happened(EventKind kind, Certificate certificate) {
        register.append(new RegisterEvent(
                kind, certificate.id().value(), certificate.number().value(), null, null));
    }
}
