package org.cadre.certification.layout;

import java.util.Objects;
import org.cadre.program.look.EditionLook;
import org.cadre.program.look.EditionLookTaken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Certificates follow the look of their edition: its logo and its color on the light page, as long as office has given the
 * layout no others. Words and signers stay office's.
 */
@Component
class FollowedLook {
    private final Layouts layouts;
    private final Pictures pictures;

    FollowedLook(Layouts layouts, Pictures pictures) {
        this.layouts = layouts;
        this.pictures = pictures;
    }

    @EventListener
    void follow(EditionLookTaken taken) {
        var layout = layouts.of(taken.edition());
        var look = followed(layout.look(), taken.before(), taken.now());
        if (look.equals(layout.look())) {
            return;
        }
        if (look.logo() != null) {
            pictures.keep(look.logo(), taken.actor().person());
        }
        layouts.keep(taken.edition(), layout.version(), layout.with(look), taken.actor());
    }

    private static Look followed(Look look, EditionLook before, EditionLook now) {
        boolean followsColor = look.main().equals(before.light()) || look.main().equals(Look.STANDARD.main());
        boolean followsLogo = Objects.equals(look.logo(), before.logo());
        return new Look(followsColor ? now.light() : look.main(), look.ink(), followsLogo ? now.logo() : look.logo());
    }
}
