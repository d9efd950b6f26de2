package org.cadre.certification.register;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.cadre.certification.register.NightlyVerification.Run;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Office sees how the register is: how large, what was signed and where that is kept, and how the last night's check went. */
@Controller
final class OfficeRegisterPage {
    private static final Logger LOG = LoggerFactory.getLogger(OfficeRegisterPage.class);
    private static final String PLACE = "/office/register";

    /**
     * What it shows.
     *
     * @param published the size of the newest checkpoint; null before the first
     * @param writtenAt when the newest checkpoint in the second place was written
     * @param reachable the second place can be read
     * @param nightly null before the first night
     */
    record View(
            RegisterState.@Nullable Behind behind,
            RegisterState.@Nullable Forked forked,
            long size,
            @Nullable Long published,
            String folder,
            boolean reachable,
            @Nullable Instant writtenAt,
            @Nullable Run nightly) {
        boolean open() {
            return behind == null && forked == null;
        }
    }

    private final RegisterEntries entries;
    private final Checkpoints checkpoints;
    private final RegisterGuard guard;
    private final NightlyVerification nightly;
    private final RegisterWork work;
    private final AuditTrail audit;
    private final Deeds deeds;

    OfficeRegisterPage(
            RegisterEntries entries,
            Checkpoints checkpoints,
            RegisterGuard guard,
            NightlyVerification nightly,
            RegisterWork work,
            AuditTrail audit,
            Deeds deeds) {
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.guard = guard;
        this.nightly = nightly;
        this.work = work;
        this.audit = audit;
        this.deeds = deeds;
    }

    @GetMapping("/office/register")
    @Only(Role.OFFICE)
    Reply show() {
        var state = guard.state();
        Instant writtenAt = null;
        boolean reachable = true;
        try {
            writtenAt = guard.folder()
                    .all()
                    .findFirst()
                    .map(CheckpointFolder.Kept::writtenAt)
                    .orElse(null);
        } catch (UncheckedIOException e) {
            LOG.warn("the second place cannot be read", e);
            reachable = false;
        }
        return Reply.show(
                "certification/register/office",
                new View(
                        state instanceof RegisterState.Behind behind ? behind : null,
                        state instanceof RegisterState.Forked forked ? forked : null,
                        entries.size(),
                        checkpoints.last().map(one -> one.checkpoint().size()).orElse(null),
                        guard.folder().path().toString(),
                        reachable,
                        writtenAt,
                        nightly.last().orElse(null)));
    }

    /** Signs what has been entered so far, at once: before somebody takes a copy away. */
    @PostMapping("/office/register/checkpoint")
    @Only(Role.OFFICE)
    Reply sign(Viewer viewer, Form form) {
        guard.look();
        guard.requireOpen();
        work.runMinutely();
        return deeds.once(form.key(), () -> {
            long size = checkpoints.last().map(one -> one.checkpoint().size()).orElse(0L);
            audit.record(viewer.actor(), "register.checkpoint", null, null, Map.of(), Map.of("size", size));
            return Reply.seeOther(PLACE, Sentence.of("certification.register.office.signed", size));
        });
    }
}
