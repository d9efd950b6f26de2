package org.cadre.site.story;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.cadre.platform.web.PublicPlaces.Fixed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where stories stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class StorySetup {
    @Bean
    NavLink officeStories() {
        return new NavLink("site.stories.title", StoryEditorPage.PLACE, Set.of(Role.OFFICE.word()), 32);
    }

    @Bean
    Fixed publicStories() {
        return new Fixed("site.stories.title", "/experiences", 105, false);
    }
}
