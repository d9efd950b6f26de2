package org.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.people.rights.SheetOfExport;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.web.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every PDF that the product makes is PDF/A-3a and PDF/UA-1. Who makes one is found in the compiled classes; a new maker fails
 * here until its papers are fetched and held against both standards.
 */
@CadreTest
@Tag("every-postgresql")
class EveryPaperTest {
    @Autowired
    private Demo demo;

    @Autowired
    private FileStore files;

    @Autowired
    private Papers papers;

    @Autowired
    private Templates templates;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext beans;

    private Cast cast;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
        demo.surround(cast);
        demo.award();
    }

    /** The papers of each maker, as somebody of the cast gets them. */
    private Map<String, List<Supplier<byte[]>>> papersByMaker() {
        var all = new TreeMap<String, List<Supplier<byte[]>>>();
        all.put(
                "attendance.CompletionPapers",
                List.of(fetched("rosa", "/completion/%s.pdf", "select id from offering where city = 'San Antonio'")));
        all.put(
                "attendance.Transcripts",
                List.of(fetched("rosa", "/transcript.pdf"), fetched("nate", "/transcript.pdf")));
        all.put(
                "attendance.checkin.DayPapers",
                List.of(
                        fetched("theo", "/checkin/%s/sheet.pdf", "select id from offering where city = 'Bluebonnet'"),
                        fetched(
                                "theo",
                                "/checkin/%s/badges.pdf",
                                "select id from offering where city = 'Bluebonnet'")));
        all.put(
                "certification.layout.SheetDrawing",
                List.of(
                        stored("select paper from certificate where person = '" + cast.coach.value() + "'"),
                        this::previewOfLayout));
        all.put("certification.sampling.AuditPacks", List.of(this::auditPack));
        all.put(
                "demo.SampleSheet",
                List.of(() -> papers.pdf(
                        templates.render("demo/sample-sheet", Map.of("title", "A sample", "words", "It is made up.")),
                        Details.of("A sample", "Sample Association", Instant.parse("2027-03-09T18:00:00Z")))));
        all.put("evaluation.asking.SlidePage", List.of(this::slips));
        all.put(
                "registration.invoice.Drawing",
                List.of(
                        stored("select paper from quote order by id limit 1"),
                        stored("select paper from invoice order by number limit 1")));
        all.put("people.rights.ExportSheet", List.of(this::exportSheet));
        all.put("reporting.board.BoardPapers", List.of(fetched("opal", "/office/reports/board.pdf?period=last-year")));
        all.put("registration.refund.StatementPapers", List.of(fetched("dora", "/district/statement.pdf")));
        return all;
    }

    private Supplier<byte[]> fetched(String who, String address) {
        return () -> Visitor.as(who).get(address).hasStatus(200).bytes();
    }

    private Supplier<byte[]> fetched(String who, String address, String sql) {
        return () -> fetched(who, address.formatted(one(sql))).get();
    }

    private Supplier<byte[]> stored(String sql) {
        return () -> files.read(jdbc.sql(sql).query(String.class).single());
    }

    private byte[] previewOfLayout() {
        var opal = Visitor.as("opal");
        String place = "/office/editions/%s/certificate-layout".formatted(one("select id from edition limit 1"));
        return opal.button(opal.get(place), "Open as PDF").send().hasStatus(200).bytes();
    }

    private byte[] slips() {
        demo.evaluate();
        jdbc.sql(
                        "update evaluation set code = 'sample22' where id = (select id from evaluation where moment = 'offering' limit 1)")
                .update();
        return fetched("opal", "/evaluations/%s/slips.pdf", "select id from evaluation where code = 'sample22'")
                .get();
    }

    private byte[] auditPack() {
        var opal = Visitor.as("opal");
        opal.button(opal.get("/office/audits/new"), "Draw the sample")
                .with("which", "begun")
                .with("size", 100)
                .send()
                .hasStatus(200);
        return opal.get("/office/audits/%s/internships/%s/audit-pack.pdf"
                        .formatted(one("select id from audit_case limit 1"), cast.rosasInternship))
                .hasStatus(200)
                .bytes();
    }

    private byte[] exportSheet() {
        return SheetOfExport.of(beans, cast.rosa);
    }

    private UUID one(String sql) {
        return jdbc.sql(sql).query(UUID.class).single();
    }

    @Test
    void keepsBothStandards() throws Exception {
        var all = papersByMaker();
        assertThat(all.keySet()).as("who makes papers").isEqualTo(makers());
        all.forEach((maker, made) -> made.forEach(paper -> {
            byte[] pdf = paper.get();
            assertThat(pdf).as(maker).startsWith('%', 'P', 'D', 'F');
            try {
                ConformsTo.pdfA3aAndUa1(pdf);
            } catch (AssertionError e) {
                throw new AssertionError("a paper of " + maker + ": " + e.getMessage(), e);
            }
        }));
    }

    /** The classes that call for a PDF. */
    private static Set<String> makers() throws IOException, URISyntaxException {
        var classes = Path.of(
                Papers.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var makers = new TreeSet<String>();
        try (var found = Files.walk(classes)) {
            for (var file :
                    found.filter(one -> one.toString().endsWith(".class")).toList()) {
                var parsed = ClassFile.of().parse(file);
                boolean asks = StreamSupport.stream(parsed.constantPool().spliterator(), false)
                        .anyMatch(entry -> entry instanceof MethodRefEntry method
                                && method.owner().asInternalName().equals("org/cadre/platform/paper/Papers")
                                && method.name().equalsString("pdf"));
                if (asks) {
                    makers.add(parsed.thisClass()
                            .asInternalName()
                            .replace('/', '.')
                            .replaceFirst("^org\\.cadre\\.", "")
                            .replaceFirst("\\$.*", ""));
                }
            }
        }
        return makers;
    }
}
