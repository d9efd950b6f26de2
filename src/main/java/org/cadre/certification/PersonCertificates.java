package org.cadre.certification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The certificates of a person and what becomes of them, on the page office has of them. */
@Component
class PersonCertificates implements PersonSection {
    /** @param asked a correction of the name that waits for office */
    record SectionView(
            List<CertificateSummary> certificates, @Nullable NameCorrection asked) {}

    private final Certificates certificates;
    private final NameCorrections corrections;

    PersonCertificates(Certificates certificates, NameCorrections corrections) {
        this.certificates = certificates;
        this.corrections = corrections;
    }

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        if (!office.isOffice()) {
            return Optional.empty();
        }
        var held = certificates.of(person.id());
        var asked = corrections.waiting(office).stream()
                .filter(one -> one.person().equals(person.id()))
                .findFirst()
                .orElse(null);
        var next = new ArrayList<Next>();
        if (asked != null && !held.isEmpty()) {
            next.add(new Next(
                    Urgency.DUE,
                    "pencil-square",
                    Sentence.of("certification.person.name-asked", asked.wanted()),
                    null,
                    null,
                    "/office/certificates/" + held.getFirst().id() + "/name"));
        }
        return Optional.of(new Shown(
                CERTIFICATES,
                "certificates",
                Sentence.of("certification.person.title"),
                "certification/person-certificates",
                new SectionView(held, asked),
                next));
    }
}
