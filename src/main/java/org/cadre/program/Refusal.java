package org.cadre.program;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;

/** Why an entry does not go into the contact log: what is wrong, why the rule is there, and what to do. */
public sealed interface Refusal {
    /** The field of the form it belongs beside: day, start, minutes, mode or longReason. */
    String field();

    Sentence sentence();

    record DayMissing() implements Refusal {
        @Override
        public String field() {
            return "day";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.day-missing");
        }
    }

    record FutureDay(LocalDate day, LocalDate today) implements Refusal {
        @Override
        public String field() {
            return "day";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.future-day", day, today);
        }
    }

    record TooLongAgo(LocalDate day, int backDatingDays, LocalDate earliest) implements Refusal {
        @Override
        public String field() {
            return "day";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.too-long-ago", day, backDatingDays, earliest);
        }
    }

    record OutsideInternship(LocalDate day, LocalDate first, LocalDate last) implements Refusal {
        @Override
        public String field() {
            return "day";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.outside-internship", day, first, last);
        }
    }

    record MinutesMissing(int step) implements Refusal {
        @Override
        public String field() {
            return "minutes";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.minutes-missing", step);
        }
    }

    record WrongStep(int minutes, int step) implements Refusal {
        @Override
        public String field() {
            return "minutes";
        }

        @Override
        public Sentence sentence() {
            int below = minutes / step * step;
            return below == 0
                    ? Sentence.of("program.refusal.below-step", minutes, step)
                    : Sentence.of("program.refusal.wrong-step", minutes, step, below, below + step);
        }
    }

    record TooLong(int minutes, int longest) implements Refusal {
        @Override
        public String field() {
            return "minutes";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.too-long", new Hours(minutes), new Hours(longest));
        }
    }

    record ReasonMissing(int minutes, int limit) implements Refusal {
        @Override
        public String field() {
            return "longReason";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.reason-missing", new Hours(minutes), new Hours(limit));
        }
    }

    record ModeMissing(List<String> modes) implements Refusal {
        public ModeMissing {
            modes = List.copyOf(modes);
        }

        @Override
        public String field() {
            return "mode";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.mode-missing", String.join(", ", modes));
        }
    }

    record ModeNotCounted(String mode) implements Refusal {
        @Override
        public String field() {
            return "mode";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.mode-not-counted", mode);
        }
    }

    record ModeCapReached(String mode, int cap, int left) implements Refusal {
        @Override
        public String field() {
            return "minutes";
        }

        @Override
        public Sentence sentence() {
            return left == 0
                    ? Sentence.of("program.refusal.mode-cap-reached", mode, new Hours(cap))
                    : Sentence.of("program.refusal.mode-cap-near", mode, new Hours(cap), new Hours(left));
        }
    }

    record StartMissing(String mode) implements Refusal {
        @Override
        public String field() {
            return "start";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.start-missing", mode);
        }
    }

    record Overlaps(HoursPolicy.LiveContact other) implements Refusal {
        @Override
        public String field() {
            return "start";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    "program.refusal.overlaps",
                    other.day(),
                    clock(other.start()),
                    clock(other.start().plusMinutes(other.minutes())));
        }
    }

    record NotBegun(LocalDateTime begins, LocalDateTime now) implements Refusal {
        @Override
        public String field() {
            return "start";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.not-begun", clock(begins.toLocalTime()), clock(now.toLocalTime()));
        }
    }

    record NotOver(LocalDateTime ends, LocalDateTime now) implements Refusal {
        @Override
        public String field() {
            return "minutes";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("program.refusal.not-over", clock(ends.toLocalTime()), clock(now.toLocalTime()));
        }
    }

    /** The hour and minute, for the pattern to put in the reader's way: 15:30 is 3, 30, PM. */
    private static Sentence clock(LocalTime time) {
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        return Sentence.of(
                time.getHour() < 12 ? "program.clock.am" : "program.clock.pm",
                hour,
                time.getMinute() < 10 ? "0" + time.getMinute() : Integer.toString(time.getMinute()));
    }
}
