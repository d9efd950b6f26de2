package org.cadre.certification;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.Internships;
import org.cadre.people.People;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Editions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One certificate for whoever may have it: its paper, everything of it in one file, and why it was awarded. */
@Controller
final class HeldCertificatePage {
    /**
     * Why a certificate was awarded.
     *
     * @param byOverride not everything was met, and a second person agreed
     * @param agrees the kept evidence gives the kept standing when it is judged once more
     * @param edition what judged, with its version
     */
    record WhyView(
            Certificate certificate,
            AwardDecision decision,
            boolean byOverride,
            boolean agrees,
            String edition,
            String version,
            int facts,
            String digest) {}

    private final Certificates certificates;
    private final CertificateBundles bundles;
    private final LearnerRecords records;
    private final People people;
    private final AwardDecisions decisions;
    private final Internships internships;
    private final Editions editions;
    private final Texts texts;

    HeldCertificatePage(
            Certificates certificates,
            CertificateBundles bundles,
            LearnerRecords records,
            People people,
            AwardDecisions decisions,
            Internships internships,
            Editions editions,
            Texts texts) {
        this.certificates = certificates;
        this.bundles = bundles;
        this.records = records;
        this.people = people;
        this.decisions = decisions;
        this.internships = internships;
        this.editions = editions;
        this.texts = texts;
    }

    @GetMapping("/certificates/{id}.pdf")
    @SignedIn
    Reply paper(Viewer viewer, @PathVariable UUID id) {
        var certificate = find(viewer, id);
        return Reply.download(
                certificate.number().value() + ".pdf", "application/pdf", certificates.paper(certificate.id()));
    }

    @GetMapping("/certificates/{id}.zip")
    @SignedIn
    Reply everything(Viewer viewer, @PathVariable UUID id) {
        var certificate = find(viewer, id);
        return Reply.download(certificate.number().value() + ".zip", "application/zip", bundles.zip(certificate));
    }

    /** All of the viewer's own certificates as one signed transcript. */
    @GetMapping("/certificates/record.json")
    @SignedIn
    Reply record(Viewer viewer) {
        var person = people.find(viewer.id()).orElseThrow();
        return records.of(person)
                .map(record ->
                        Reply.download("record.json", Issuing.CREDENTIAL_TYPE, record.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(NotFound::new);
    }

    @GetMapping("/certificates/{id}/why")
    @SignedIn
    Reply why(Viewer viewer, @PathVariable UUID id) {
        var certificate = find(viewer, id);
        var decision = decisions.find(certificate.decision());
        var rules = editions.asOf(decision.decidedAt(), decision.edition());
        return Reply.show(
                "certification/why",
                new WhyView(
                        certificate,
                        decision,
                        decision.override() != null,
                        decision.recompute(rules, texts).agrees(),
                        rules.title(),
                        String.valueOf(rules.version()),
                        decision.evidence().evidence().facts().size(),
                        Frozen.hex(decision.evidenceDigest())));
    }

    /** For the holder, office, and the coach of the cohort in which it was earned; nobody else finds it. */
    private Certificate find(Viewer viewer, UUID id) {
        return Optional.of(new CertificateId(id))
                .flatMap(certificates::find)
                .filter(one -> sees(viewer, one))
                .orElseThrow(NotFound::new);
    }

    private boolean sees(Viewer viewer, Certificate certificate) {
        return viewer.isOffice()
                || certificate.person().equals(viewer.id())
                || decisions.awardedInternships(certificate.person()).stream()
                        .anyMatch(internship -> internships.coaches(viewer, internship));
    }
}
