package org.cadre.certification;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.cadre.people.Open;
import org.cadre.people.Place;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Attempts;
import org.cadre.platform.web.Attempts.Limit;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Is this certificate real? Anybody may ask: by the address on the paper, or by its number together with the holder's
 * last name. There is no way to list names.
 */
@Controller
final class CheckPage {
    /**
     * The form to ask with.
     *
     * @param file what a file that was brought is worth; null: none was
     */
    record AskView(Form form, @Nullable FileVerdict file) {}

    /**
     * The answer about one certificate.
     *
     * @param digest of the stored paper as it is on the disk now
     * @param paperIsWhole it is the one that was recorded when the certificate was issued
     * @param newest the last period of the chain, when this is an earlier one
     * @param history all periods of the holder, the newest first
     * @param checked what was checked and how it came out
     * @param days the period and today, as the reader writes days
     */
    record AnswerView(
            Certificate certificate,
            Condition condition,
            String address,
            String digest,
            boolean paperIsWhole,
            @Nullable Certificate newest,
            List<Period> history,
            CertificateChecks.Checked checked,
            Days days) {}

    /** A period of the same holder. */
    record Period(Certificate certificate, Condition condition) {}

    /** Days as the reader writes them, and as machines do. */
    record Days(LocalDate from, LocalDate until, LocalDate today, Locale locale) {
        /** Whether the reader writes days in another way than the page does. */
        boolean differ() {
            return !written(today)
                    .equals(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                            .withLocale(Language.now().locale())
                            .format(today));
        }

        String written(LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(locale)
                    .format(day);
        }
    }

    /** The answer about one that was issued before Cadre. */
    record RecordedView(
            Certificate certificate,
            RecordedPeriod recorded,
            Condition condition,
            String address,
            @Nullable Certificate newest) {}

    /**
     * An address that leads to no certificate.
     *
     * @param altered it differs from every address we ever gave out: mistyped, cut off or changed
     */
    record NoneView(String typed, boolean altered) {}

    /** Numbers and names that do not fit, so that nobody can try them all; a checking clerk never notices. */
    private static final Limit MISSES = new Limit("certificate-check", 20, Duration.ofMinutes(10));

    private static final int LONGEST_SHOWN = 60;
    private static final int LARGEST_FILE = 5_000_000;

    private final Certificates certificates;
    private final RecordedPeriods periods;
    private final Attempts attempts;
    private final FileCheck check;
    private final CertificateChecks checks;
    private final ProgramClock clock;
    private final FileStore files;
    private final Settings settings;

    CheckPage(
            Certificates certificates,
            RecordedPeriods periods,
            Attempts attempts,
            FileCheck check,
            CertificateChecks checks,
            ProgramClock clock,
            FileStore files,
            Settings settings) {
        this.certificates = certificates;
        this.periods = periods;
        this.attempts = attempts;
        this.check = check;
        this.checks = checks;
        this.clock = clock;
        this.files = files;
        this.settings = settings;
    }

    @GetMapping("/check")
    @Open
    Reply ask() {
        return Reply.show("certification/check", new AskView(Form.empty(), null));
    }

    @PostMapping("/check/file")
    @Open
    Reply checkFile(Form form, @RequestParam(name = "file", required = false) @Nullable MultipartFile sent) {
        if (sent == null || sent.isEmpty()) {
            form.wrong("file", Sentence.of("certification.file.missing"));
        } else if (sent.getSize() > LARGEST_FILE) {
            form.wrong("file", Sentence.of("certification.file.too-large", LARGEST_FILE / 1_000_000));
        }
        return form.isRight()
                ? Reply.show("certification/check", new AskView(form, check.of(bytes(sent))))
                : Reply.again("certification/check", new AskView(form, null));
    }

    private static byte[] bytes(@Nullable MultipartFile sent) {
        try {
            return Objects.requireNonNull(sent).getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/check")
    @Open
    Reply lookUp(Form form, HttpServletRequest request) {
        String typed = form.required("number", Sentence.of("certification.check.number-missing"));
        var code = CheckCode.pasted(typed);
        if (code.isPresent()) {
            return Reply.seeOther(code.get().path());
        }
        if (form.isRight() && form.text("name").isBlank() && CheckCode.wasMeant(typed)) {
            form.wrong("number", Sentence.of("certification.check.code-wrong"));
        }
        if (!form.isRight()) {
            return Reply.again("certification/check", new AskView(form, null));
        }
        String name = form.required("name", Sentence.of("certification.check.name-missing"));
        String place = Place.of(request);
        // Counted before it is looked up: of many at the same moment no more than the limit learn anything.
        if (form.isRight() && !attempts.allow(MISSES, place)) {
            form.wrong("number", Sentence.of("certification.check.too-often"));
        }
        if (!form.isRight()) {
            return Reply.again("certification/check", new AskView(form, null));
        }
        var found = certificates
                .find(CertificateNumber.typed(typed))
                .filter(one -> !certificates.isErased(one.code()))
                .filter(one -> LastName.matches(one.says().holder(), name));
        if (found.isPresent()) {
            attempts.giveBack(MISSES, place);
            return Reply.seeOther(found.get().code().path());
        }
        form.wrong("number", Sentence.of("certification.check.no-match"));
        return Reply.again("certification/check", new AskView(form, null));
    }

    @GetMapping("/check/{code}")
    @Open
    Reply answer(@PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", "Accept");
        var read = CheckCode.read(code);
        if (read.isPresent() && !read.get().value().equals(code)) {
            return Reply.seeOther(read.get().path());
        }
        if (read.isPresent() && certificates.isErased(read.get())) {
            return new Reply.Page("certification/check-erased", code, 410);
        }
        return read.flatMap(certificates::find)
                .map(found -> answer(found, request.getLocale()))
                .orElseGet(() -> new Reply.Page("certification/check-none", none(code, read), 404));
    }

    private Reply answer(Certificate certificate, Locale locale) {
        var earlier = periods.of(certificate.id());
        if (earlier.isPresent()) {
            return Reply.show("certification/check-recorded", recordedView(certificate, earlier.get()));
        }
        String recorded = String.valueOf(certificate.paper());
        String digest = Frozen.hex(Frozen.digest(files.read(recorded)));
        return Reply.show(
                "certification/check-answer",
                new AnswerView(
                        certificate,
                        certificates.condition(certificate),
                        settings.link(certificate.code().path()),
                        digest,
                        digest.equals(recorded),
                        certificate.follower() == null ? null : certificates.newestAfter(certificate),
                        history(certificate),
                        checks.of(certificate),
                        new Days(certificate.validFrom(), certificate.expires(), clock.today(), locale)));
    }

    /** Whoever has one address may see how it went on and what came before; a holder's other names are not on it. */
    private List<Period> history(Certificate certificate) {
        return certificates.ofPerson(certificate.person()).stream()
                .filter(one -> one.state() != CertificateState.RESERVED)
                .map(one -> new Period(one, certificates.condition(one)))
                .toList();
    }

    /** Nothing of ours to compare with: the entry itself is all there is. */
    private RecordedView recordedView(Certificate certificate, RecordedPeriod recorded) {
        return new RecordedView(
                certificate,
                recorded,
                certificates.condition(certificate),
                settings.link(certificate.code().path()),
                certificate.next() == null ? null : certificates.newestAfter(certificate));
    }

    private static NoneView none(String code, Optional<CheckCode> read) {
        return new NoneView(code.substring(0, Math.min(code.length(), LONGEST_SHOWN)), read.isEmpty());
    }
}
