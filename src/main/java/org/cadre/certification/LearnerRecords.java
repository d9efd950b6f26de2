package org.cadre.certification;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.Badge;
import org.cadre.certification.credential.Clr;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.Json;
import org.cadre.certification.issuer.Issuer;
import org.cadre.people.PersonCard;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Texts;
import org.springframework.stereotype.Component;

/**
 * All that a person earned as one signed transcript, a Comprehensive Learner Record 2.0: every credential inside it is the
 * one that was issued, with its own signature and status.
 */
@Component
class LearnerRecords {
    private final Certificates certificates;
    private final SignedCredentials credentials;
    private final CredentialWording wording;
    private final Issuer issuer;
    private final Texts texts;
    private final Clock system;

    LearnerRecords(
            Certificates certificates,
            SignedCredentials credentials,
            CredentialWording wording,
            Issuer issuer,
            Texts texts,
            Clock system) {
        this.certificates = certificates;
        this.credentials = credentials;
        this.wording = wording;
        this.issuer = issuer;
        this.texts = texts;
        this.system = system;
    }

    /** As of now; empty when nothing was issued to the person that could be signed. */
    Optional<String> of(PersonCard person) {
        var badges = certificates.ofPerson(person.id()).stream()
                .flatMap(one -> credentials.ofIssued(one).stream())
                .map(signed -> Json.read(signed.document()))
                .toList();
        return badges.isEmpty() ? Optional.empty() : Optional.of(sign(person, badges));
    }

    private String sign(PersonCard person, List<JsonObject> badges) {
        var now = system.instant().truncatedTo(ChronoUnit.SECONDS);
        var record = new Clr(
                "urn:uuid:" + Ids.next(),
                texts.inEnglish("certification.record.name", person.legalName()),
                texts.inEnglish("certification.record.description"),
                wording.association(),
                new Badge.Holder("urn:uuid:" + person.id().value(), person.legalName(), null, null),
                badges,
                now);
        return Json.write(DataIntegrity.sign(record.json(), issuer.signer(Algorithm.ED25519), now));
    }
}
