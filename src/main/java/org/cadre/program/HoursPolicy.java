package org.cadre.program;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be logged as contact, and when it counts.
 *
 * @param stepMinutes minutes are logged in steps of this
 * @param shortcuts minutes offered at one touch
 * @param reasonOverMinutes longer entries ask for a reason, where the mode has no longer limit of its own
 * @param longestMinutes no entry is longer
 * @param backDatingDays how far back an entry may lie without the coach
 * @param level an hour counts from this level on
 * @param lookBelowConfirmedPercent below this share confirmed by the protégé office looks before an award
 * @param paceWarningPercent a warning below this share of the monthly average times the months gone
 * @param silence when the coach may accept the rest of a month in one act
 * @param notCounted what is never contact, in words
 */
public record HoursPolicy(
        int stepMinutes,
        List<Integer> shortcuts,
        int reasonOverMinutes,
        int longestMinutes,
        int backDatingDays,
        ConfirmationLevel level,
        int lookBelowConfirmedPercent,
        int paceWarningPercent,
        Silence silence,
        List<ContactMode> modes,
        List<String> notCounted) {
    public HoursPolicy {
        shortcuts = List.copyOf(shortcuts);
        modes = List.copyOf(modes);
        notCounted = List.copyOf(notCounted);
    }

    /** Silence is not consent, but after so many reminders and days the coach may decide. */
    public record Silence(int days, int reminders) {}

    /**
     * A way to be in contact.
     *
     * @param live it happens at a time of day and cannot overlap another
     * @param counts whether it counts as contact
     * @param reasonOverMinutes a limit of its own, beyond which an entry asks for a reason
     * @param capMinutes no more than this counts in all
     */
    public record ContactMode(
            String key,
            String title,
            boolean live,
            boolean counts,
            @Nullable Integer reasonOverMinutes,
            @Nullable Integer capMinutes) {}

    /**
     * An entry as somebody typed it; what is missing is null.
     *
     * @param longReason why it took that long, empty when nothing was said
     */
    public record ProposedContact(
            @Nullable LocalDate day,
            @Nullable LocalTime start,
            @Nullable Integer minutes,
            @Nullable String mode,
            String longReason) {}

    /** A live entry the MIT has already, of this day or one next to it. */
    public record LiveContact(UUID id, LocalDate day, LocalTime start, int minutes) {
        LocalDateTime begins() {
            return day.atTime(start);
        }

        LocalDateTime ends() {
            return begins().plusMinutes(minutes);
        }
    }

    /**
     * What an entry is judged against.
     *
     * @param now the day and time where the MIT is
     * @param live the MIT's live entries that count or may count, from the day before to the day after (one may cross
     *     midnight), without the entry that is being changed
     * @param minutesByMode what is logged already, by mode; only needed for modes with a cap
     * @param coachAgrees the coach logs it or has agreed to it: it may lie further back
     */
    public record Context(
            LocalDateTime now,
            InternshipTerm term,
            List<LiveContact> live,
            Map<String, Integer> minutesByMode,
            boolean coachAgrees) {
        public Context {
            live = List.copyOf(live);
            minutesByMode = Map.copyOf(minutesByMode);
        }

        LocalDate today() {
            return now.toLocalDate();
        }
    }

    public Optional<ContactMode> mode(String key) {
        for (var mode : modes) {
            if (mode.key().equals(key)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /**
     * What counts of minutes that are attested well enough, by mode: nothing of a mode that does not count, and of one with
     * a cap no more than that. Every sum of hours comes from here or to the same.
     */
    public int counted(Map<String, Integer> minutesByMode) {
        int sum = 0;
        for (var mode : modes) {
            if (mode.counts()) {
                int minutes = minutesByMode.getOrDefault(mode.key(), 0);
                var cap = mode.capMinutes();
                sum += cap == null ? minutes : Math.min(cap, minutes);
            }
        }
        return sum;
    }

    /** Everything that speaks against the entry, at once; an empty list lets it in. */
    public List<Refusal> judge(ProposedContact entry, Context context) {
        var refusals = new ArrayList<Refusal>();
        judgeDay(entry.day(), context, refusals);
        var mode = judgeMode(entry.mode(), refusals);
        judgeMinutes(entry, mode, context, refusals);
        judgeStart(entry, mode, context, refusals);
        return List.copyOf(refusals);
    }

    private void judgeDay(@Nullable LocalDate day, Context context, List<Refusal> refusals) {
        if (day == null) {
            refusals.add(new Refusal.DayMissing());
            return;
        }
        var term = context.term();
        if (day.isAfter(context.today())) {
            refusals.add(new Refusal.FutureDay(day, context.today()));
        } else if (!term.contains(day)) {
            refusals.add(new Refusal.OutsideInternship(day, term.firstDay(), term.lastDay()));
        } else if (!context.coachAgrees() && day.isBefore(context.today().minusDays(backDatingDays))) {
            refusals.add(
                    new Refusal.TooLongAgo(day, backDatingDays, context.today().minusDays(backDatingDays)));
        }
    }

    private @Nullable ContactMode judgeMode(@Nullable String key, List<Refusal> refusals) {
        var mode = key == null ? null : mode(key).orElse(null);
        if (mode == null) {
            refusals.add(new Refusal.ModeMissing(modes.stream()
                    .filter(ContactMode::counts)
                    .map(ContactMode::title)
                    .toList()));
        } else if (!mode.counts()) {
            refusals.add(new Refusal.ModeNotCounted(mode.title()));
        }
        return mode;
    }

    private void judgeMinutes(
            ProposedContact entry, @Nullable ContactMode mode, Context context, List<Refusal> refusals) {
        var minutes = entry.minutes();
        if (minutes == null || minutes <= 0) {
            refusals.add(new Refusal.MinutesMissing(stepMinutes));
            return;
        }
        if (minutes % stepMinutes != 0) {
            refusals.add(new Refusal.WrongStep(minutes, stepMinutes));
        }
        int reasonOver = reasonOver(mode);
        if (minutes > longestMinutes) {
            refusals.add(new Refusal.TooLong(minutes, longestMinutes));
        } else if (minutes > reasonOver && entry.longReason().isBlank()) {
            refusals.add(new Refusal.ReasonMissing(minutes, reasonOver));
        }
        if (mode != null && mode.counts() && mode.capMinutes() != null) {
            int left = Math.max(0, mode.capMinutes() - context.minutesByMode().getOrDefault(mode.key(), 0));
            if (minutes > left) {
                refusals.add(new Refusal.ModeCapReached(mode.title(), mode.capMinutes(), left));
            }
        }
    }

    private int reasonOver(@Nullable ContactMode mode) {
        var own = mode == null ? null : mode.reasonOverMinutes();
        return own == null ? reasonOverMinutes : own;
    }

    private void judgeStart(
            ProposedContact entry, @Nullable ContactMode mode, Context context, List<Refusal> refusals) {
        if (mode == null || !mode.live()) {
            return;
        }
        var start = entry.start();
        if (start == null) {
            refusals.add(new Refusal.StartMissing(mode.title()));
            return;
        }
        var day = entry.day();
        var minutes = entry.minutes();
        if (day == null || minutes == null || minutes <= 0) {
            return;
        }
        var begins = day.atTime(start);
        var ends = begins.plusMinutes(minutes);
        judgeIsOver(begins, ends, context, refusals);
        for (var other : context.live()) {
            if (begins.isBefore(other.ends()) && other.begins().isBefore(ends)) {
                refusals.add(new Refusal.Overlaps(other));
            }
        }
    }

    /** A day that is still to come is refused as a day already. Minutes may be rounded up to the next step. */
    private void judgeIsOver(LocalDateTime begins, LocalDateTime ends, Context context, List<Refusal> refusals) {
        var now = context.now();
        if (begins.toLocalDate().isAfter(context.today())) {
            return;
        }
        if (begins.isAfter(now)) {
            refusals.add(new Refusal.NotBegun(begins, now));
        } else if (!isOver(ends, now)) {
            refusals.add(new Refusal.NotOver(ends, now));
        }
    }

    private boolean isOver(LocalDateTime ends, LocalDateTime now) {
        return ends.isBefore(now.plusMinutes(stepMinutes));
    }

    /** Whether a live contact that begins then and takes so long is over, as far as it must be to be logged. */
    public boolean isOver(LocalDateTime begins, int minutes, LocalDateTime now) {
        return !begins.isAfter(now) && isOver(begins.plusMinutes(minutes), now);
    }
}
