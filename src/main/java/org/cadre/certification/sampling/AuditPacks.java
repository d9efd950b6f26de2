package org.cadre.certification.sampling;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cadre.certification.Frozen;
import org.cadre.certification.FrozenStanding;
import org.cadre.certification.Standings;
import org.cadre.internship.InternshipId;
import org.cadre.internship.Internships;
import org.cadre.internship.record.InternshipRecords;
import org.cadre.internship.record.SummaryReadings.Way;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.job.Job;
import org.cadre.platform.paper.Attachment;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the pack of each internship drawn, once, and seals it: the same bytes come back for good, whatever is recorded later.
 * Making it, opening it and downloading it are each recorded for the MIT to see.
 */
@Component
class AuditPacks {
    static final String JOB = "audit-pack";

    private record Row(
            UUID id,
            UUID audit,
            UUID internship,
            int place,
            @Nullable String manifest,
            String seed,
            String frameDigest,
            int frameSize,
            int sampleSize,
            UUID drawnBy) {}

    /** A sealed pack: its manifest as it was written, and what is in it. */
    record Pack(String manifestText, Manifest manifest, String seal) {}

    private final JdbcClient jdbc;
    private final InternshipRecords records;
    private final Internships internships;
    private final Standings standings;
    private final Papers papers;
    private final Templates templates;
    private final FileStore files;
    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;

    AuditPacks(
            JdbcClient jdbc,
            InternshipRecords records,
            Internships internships,
            Standings standings,
            Papers papers,
            Templates templates,
            FileStore files,
            Texts texts,
            Settings settings,
            ProgramClock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.records = records;
        this.internships = internships;
        this.standings = standings;
        this.papers = papers;
        this.templates = templates;
        this.files = files;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The work of the job: seals a pack on behalf of who drew the sample. */
    void make(UUID sample) {
        transaction.executeWithoutResult(_ -> {
            var row = locked(sample);
            sealed(row, new PersonId(row.drawnBy));
        });
    }

    /** Opens a pack on the page; one that is not made yet is made first. */
    PackDocument open(AuditCases.Drawn drawn, Viewer office) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var pack = sealed(locked(drawn.id()), office.id());
            records.readAgain(drawn.internship(), drawn.audit(), office.id(), Way.OPENED);
            return Frozen.read(text(pack.manifest.digestOf(Manifest.JSON)), PackDocument.class);
        }));
    }

    /** One of the pack's own files, byte for byte as it was sealed. */
    byte[] download(AuditCases.Drawn drawn, String name, Viewer office) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var pack = sealed(locked(drawn.id()), office.id());
            records.readAgain(drawn.internship(), drawn.audit(), office.id(), Way.PACK_DOWNLOADED);
            return files.read(pack.manifest.digestOf(name));
        }));
    }

    /** The manifest, which holds digests and no summaries; none before the pack is sealed. */
    Pack manifest(AuditCases.Drawn drawn) {
        var manifest = row(drawn.id(), false).manifest;
        if (manifest == null) {
            throw new NotFound();
        }
        return pack(manifest);
    }

    private Row locked(UUID sample) {
        return row(sample, true);
    }

    private Row row(UUID sample, boolean lock) {
        if (lock) {
            jdbc.sql("select id from audit_sample where id = :id for update")
                    .param("id", sample)
                    .query(_ -> {});
        }
        return jdbc.sql("""
                select s.id, s.audit, s.internship, s.place, s.manifest, a.seed, a.frame_digest, a.frame_size, a.sample_size,
                       a.drawn_by
                  from audit_sample s join audit_case a on a.id = s.audit
                 where s.id = :id
                """).param("id", sample).query(Row.class).optional().orElseThrow(NotFound::new);
    }

    private static Pack pack(String manifest) {
        return new Pack(
                manifest,
                Frozen.read(manifest, Manifest.class),
                Frozen.hex(Frozen.digest(manifest.getBytes(StandardCharsets.UTF_8))));
    }

    private Pack sealed(Row row, PersonId by) {
        return row.manifest == null ? seal(row, by) : pack(row.manifest);
    }

    private Pack seal(Row row, PersonId by) {
        var document = document(row, by);
        byte[] json = Frozen.write(document).getBytes(StandardCharsets.UTF_8);
        byte[] pdf = pdf(document, json);
        var entries = new ArrayList<Manifest.Entry>();
        entries.add(new Manifest.Entry("pack", Manifest.PDF, "application/pdf", pdf.length, files.store(pdf)));
        entries.add(new Manifest.Entry("pack", Manifest.JSON, "application/json", json.length, files.store(json)));
        document.record()
                .files()
                .forEach(file -> entries.add(
                        new Manifest.Entry("project", file.name(), file.mediaType(), file.bytes(), file.sha256())));
        var pack = pack(
                Frozen.write(new Manifest(Manifest.FORMAT, row.audit, row.internship, document.sealedAt(), entries)));
        jdbc.sql("""
                update audit_sample set manifest = :manifest, seal = :seal, sealed_at = :at
                 where id = :id and manifest is null
                """)
                .param("manifest", pack.manifestText)
                .param("seal", pack.seal)
                .param("at", document.sealedAt().atOffset(ZoneOffset.UTC))
                .param("id", row.id)
                .update();
        return pack;
    }

    private PackDocument document(Row row, PersonId by) {
        var id = new InternshipId(row.internship);
        var today = clock.today();
        var record = records.read(id, row.audit, by, Way.PACK_MADE);
        var standing = standings.inAudit(internships.find(id).orElseThrow(), today);
        return new PackDocument(
                PackDocument.FORMAT,
                settings.associationName(),
                row.audit,
                row.seed,
                row.frameDigest,
                row.frameSize,
                row.sampleSize,
                row.place,
                today,
                clock.now().truncatedTo(ChronoUnit.SECONDS),
                record,
                FrozenStanding.of(standing.certification(), texts),
                standing.evidence());
    }

    private byte[] pdf(PackDocument document, byte[] json) {
        return settings.languages().usual().during(() -> printed(document, json));
    }

    private byte[] printed(PackDocument document, byte[] json) {
        var sheet = new PackSheet(document, Frozen.hex(Frozen.digest(json)), texts, clock.zone());
        String title = texts.say("certification.sampling.paper.document", sheet.mit());
        return papers.pdf(
                templates.render("certification/sampling/pack-sheet", Map.of("sheet", sheet)),
                Details.of(title, settings.associationName(), document.sealedAt())
                        .with(new Attachment(
                                Manifest.JSON,
                                "application/json",
                                json,
                                texts.say("certification.sampling.paper.attached"),
                                Attachment.Relation.DATA)));
    }

    private String text(String digest) {
        return new String(files.read(digest), StandardCharsets.UTF_8);
    }

    /** How the packs of a fresh draw are made, one after the other. */
    Job job() {
        return new Job(JOB, id -> make(UUID.fromString(id)), Duration.ofMinutes(1), 5, (_, _) -> {});
    }
}
