package org.cadre.attendance;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cadre.attendance.Credited.Completion;
import org.cadre.registration.Credits;
import org.cadre.registration.RegistrationId;
import org.springframework.stereotype.Component;

/** Answers the pages of registration, which come before attendance, what came of each seat. */
@Component
class CreditsOfRegistrations implements Credits {
    private final Marks marks;
    private final Completions completions;

    CreditsOfRegistrations(Marks marks, Completions completions) {
        this.marks = marks;
        this.completions = completions;
    }

    @Override
    public Map<RegistrationId, Credit> of(Collection<RegistrationId> registrations) {
        var found = new LinkedHashMap<RegistrationId, Credit>();
        for (var credited : marks.behind(registrations).values()) {
            var completedAt =
                    completions.of(credited).stream().map(Completion::offering).toList();
            for (var mark : credited.marks()) {
                if (registrations.contains(mark.registration())) {
                    found.merge(
                            mark.registration(),
                            new Credit(credited.minutes(mark), 1, completedAt.contains(mark.offering())),
                            CreditsOfRegistrations::both);
                }
            }
        }
        return found;
    }

    @Override
    public boolean hasCome(RegistrationId registration) {
        return marks.isPresent(registration);
    }

    private static Credit both(Credit one, Credit other) {
        return new Credit(
                one.minutes() + other.minutes(), one.sessions() + other.sessions(), one.hasPaper() || other.hasPaper());
    }
}
