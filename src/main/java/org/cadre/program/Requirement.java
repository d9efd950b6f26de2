package org.cadre.program;

import java.util.List;

/** One thing an edition asks for. Requirements form a tree. */
public sealed interface Requirement {
    /** Stable within an edition: standings, screens and awards name the requirement by it. */
    String key();

    /** What a person reads, from the edition. */
    String title();

    /** The requirements it is made of; a leaf has none. */
    default List<Requirement> parts() {
        return List.of();
    }

    record AllOf(String key, String title, @Override List<Requirement> parts) implements Requirement {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    record AnyOf(String key, String title, @Override List<Requirement> parts) implements Requirement {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    record AtLeast(
            String key, String title, int count, @Override List<Requirement> parts) implements Requirement {
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /** Each of these modules, with the minutes that make it attended. */
    record ModulesAttended(String key, String title, List<ModuleMinutes> modules) implements Requirement {
        public ModulesAttended {
            modules = List.copyOf(modules);
        }
    }

    record ModuleMinutes(String module, int minutes) {}

    /** Minutes of professional development credited for the edition's modules. */
    record PdMinutes(String key, String title, int minutes) implements Requirement {}

    /** A protégé's agreement in force on the day, or on the day the internship was completed. */
    record PairingInForce(String key, String title) implements Requirement {}

    /** Minutes of contact attested at this level or a higher one. */
    record ContactMinutes(String key, String title, int minutes, ConfirmationLevel level) implements Requirement {}

    /** A contact that counts in each of the first so many months; an excused month is as good as one with a contact. */
    record ContactCadence(String key, String title, int months, ConfirmationLevel level, boolean excusable)
            implements Requirement {}

    record MonthlyReportsAccepted(String key, String title, int count) implements Requirement {}

    /** Cohort meetings attended or made up, one a month: so many of so many. */
    record MeetingsAttended(String key, String title, int count, int of) implements Requirement {}

    record ProjectPassed(String key, String title) implements Requirement {}

    record RecertificationAttended(String key, String title, int minutes) implements Requirement {}
}
