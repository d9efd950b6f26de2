package org.cadre.certification;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.cadre.certification.credential.Badge;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.internship.Internships;
import org.cadre.people.People;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.standards.FrameworkStore;
import org.cadre.standards.StandardMap;
import org.cadre.standards.StoredStandard;
import org.springframework.stereotype.Component;

/** Says as an Open Badge what a certificate says on paper: the same holder, words, days and number. */
@Component
class CredentialWording {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    private final AwardDecisions decisions;
    private final Internships internships;
    private final Editions editions;
    private final People people;
    private final FrameworkStore frameworks;
    private final Issuer issuer;
    private final Settings settings;
    private final Texts texts;
    private final ProgramClock clock;

    CredentialWording(
            AwardDecisions decisions,
            Internships internships,
            Editions editions,
            People people,
            FrameworkStore frameworks,
            Issuer issuer,
            Settings settings,
            Texts texts,
            ProgramClock clock) {
        this.decisions = decisions;
        this.internships = internships;
        this.editions = editions;
        this.people = people;
        this.frameworks = frameworks;
        this.issuer = issuer;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    Badge of(Certificate certificate, StatusLists.Entry status) {
        var says = certificate.says();
        return new Badge(
                says.address(),
                says.program(),
                says.sample() == null ? says.statement() : says.statement() + " " + says.sample() + ".",
                association(),
                new Badge.Holder(
                        "urn:uuid:" + certificate.person().value(),
                        says.holder(),
                        email(certificate),
                        certificate.number().value()),
                achievement(certificate),
                evidence(certificate),
                first(certificate.validFrom()),
                last(certificate.expires()),
                new Badge.Status(status.address(), status.index()),
                null);
    }

    Badge.Issuer association() {
        return new Badge.Issuer(
                issuer.id(), settings.associationName(), settings.publicUrl().toString(), settings.mailFrom(), null);
    }

    /** Whoever knows the holder's address can tell that it is theirs; nobody can read it out. */
    private Badge.HashedEmail email(Certificate certificate) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return Badge.HashedEmail.of(
                people.find(certificate.person()).orElseThrow().email(),
                HexFormat.of().formatHex(salt));
    }

    private Badge.Achievement achievement(Certificate certificate) {
        var rules = editions.of(certificate.edition());
        String place = settings.link(CriteriaPage.place(certificate.edition()));
        return new Badge.Achievement(
                place,
                "Certification",
                certificate.says().program(),
                texts.inEnglish("certification.credential.achievement", rules.title(), rules.version()),
                place,
                texts.inEnglish("certification.credential.narrative", titles(certificate)),
                alignments(rules),
                null);
    }

    private List<String> titles(Certificate certificate) {
        var standing = decisions.find(certificate.decision()).standing();
        return standing.parts().isEmpty()
                ? List.of(standing.title())
                : standing.parts().stream().map(FrozenStanding::title).toList();
    }

    /** Each standard by the address where other programs read it. */
    private List<Badge.Alignment> alignments(Edition rules) {
        var all = new ArrayList<Badge.Alignment>();
        rules.frameworks()
                .forEach(framework -> framework.top().forEach(one -> all.add(alignment(framework.title(), one))));
        var map = frameworks.map();
        map.framework(StandardMap.COMPETENCIES)
                .ifPresent(framework ->
                        map.top(framework.key()).forEach(one -> all.add(alignment(framework.title(), one))));
        return all;
    }

    private Badge.Alignment alignment(String framework, StoredStandard standard) {
        return new Badge.Alignment(standard.title(), settings.link(standard.place()), standard.key(), framework, null);
    }

    private List<Badge.Evidence> evidence(Certificate certificate) {
        var all = new ArrayList<Badge.Evidence>();
        certificate.says().parts().forEach(part -> all.add(new Badge.Evidence(part.title(), part.hours(), null)));
        project(certificate).ifPresent(all::add);
        return all;
    }

    /** By its title only where its author consents to showing that, under their name, when this is prepared. */
    private Optional<Badge.Evidence> project(Certificate certificate) {
        var decision = decisions.find(certificate.decision());
        if (decision.renewal() || decision.internship() == null) {
            return Optional.empty();
        }
        return internships
                .passedProject(decision.internship())
                .map(project -> new Badge.Evidence(
                        texts.inEnglish("certification.credential.project"),
                        project.shownTitle() == null
                                ? texts.inEnglish("certification.credential.project.passed")
                                : project.shownTitle(),
                        null));
    }

    /** The first moment of a day, where the program is. */
    Instant first(LocalDate day) {
        return day.atStartOfDay(clock.zone()).toInstant();
    }

    /** The last second of a day, where the program is. */
    Instant last(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59, 59)).atZone(clock.zone()).toInstant();
    }
}
