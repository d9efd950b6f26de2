package org.cadre.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cadre.bench.Benches.Figure;
import org.cadre.certification.layout.CertificateSheet;
import org.cadre.certification.layout.CertificateSheet.Check;
import org.cadre.certification.layout.CertificateSheet.Labels;
import org.cadre.certification.layout.CertificateSheet.Part;
import org.cadre.certification.layout.CertificateSheet.Signer;
import org.cadre.certification.layout.Look;
import org.cadre.platform.paper.Attachment;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.paper.QrCode;
import org.cadre.platform.web.Templates;

/** How many certificates are drawn in a second of CPU: each of another holder, with a credential of four kilobytes inside. */
final class PaperBench {
    private static final int WARM = 60;
    private static final int MEASURED = 150;
    private static final String CREDENTIAL = "{\"type\":[\"VerifiableCredential\"],\"evidence\":\"%s\"}";

    private final Papers papers = new Papers();
    private final Templates templates = new Templates();

    private PaperBench() {}

    /** The figure {@code pdf}. */
    static List<Figure> run() {
        var bench = new PaperBench();
        for (int i = 0; i < WARM; i++) {
            bench.draw(i);
        }
        long before = cpu();
        for (int i = 0; i < MEASURED; i++) {
            bench.draw(WARM + i);
        }
        double seconds = (cpu() - before) / (double) TimeUnit.SECONDS.toNanos(1);
        return List.of(new Figure("credentials", "pdf", MEASURED / seconds, "per CPU-second", null));
    }

    /** Of the whole process: what other threads do for it counts. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private int draw(int number) {
        var sheet = sheet(number);
        var parameters = new HashMap<String, Object>();
        parameters.put("sheet", sheet);
        parameters.put("pictures", new HashMap<>());
        var credential = CREDENTIAL.formatted(Integer.toString(number).repeat(4_000 / 4));
        return papers.pdf(
                        templates.render("certification/layout/certificate-sheet", parameters),
                        Details.of(sheet.holder(), sheet.association(), Instant.parse("2027-03-09T18:00:00Z"))
                                .with(new Attachment(
                                        "credential.json",
                                        "application/json",
                                        credential.getBytes(StandardCharsets.UTF_8),
                                        "The same as a credential",
                                        Attachment.Relation.DATA)))
                .length;
    }

    private static CertificateSheet sheet(int number) {
        String code = "NMC-2027-%06d".formatted(number);
        String address = "https://cadre.example/check/abcd-efgh-jkmn-pqrs-%04d".formatted(number);
        return new CertificateSheet(
                "en-US",
                "Sample Association of School Principals",
                "National Mentor Certificate",
                "Sample Holder Nº " + number,
                "completed the Leadership Immersion Institute and a nine-month internship with a protégé, and is certified"
                        + " as a mentor of school principals.",
                List.of(
                        new Part("Leadership Immersion Institute", "15.00 PD hours"),
                        new Part("Mentor internship, June 2026 to March 2027", "72.00 contact hours")),
                "The mentor competencies rest on: Leading Learning Communities, 2nd edition · Professional Standards for"
                        + " Educational Leaders",
                "March 9, 2027",
                "March 9, 2030",
                code,
                List.of(new Signer("Sample Signer", "Executive Director"), new Signer("Sample Chair", "President")),
                new Check(address.substring("https://".length()), QrCode.svg(address, "Opens the check page")),
                new Labels(
                        "This certifies that", "Issued", "Valid until", "Number", "Check this certificate at", "Seal"),
                null,
                Look.STANDARD);
    }

    public static void main(String[] arguments) {
        Benches.print(run(), List.of(arguments).contains("--json"));
    }
}
