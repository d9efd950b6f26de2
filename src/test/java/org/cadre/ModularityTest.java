package org.cadre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Later steps know earlier ones, never the reverse; platform knows nobody. */
class ModularityTest {
    private final ApplicationModules modules = ApplicationModules.of(Cadre.class);

    @Test
    void eachCapabilityKnowsOnlyWhomItSays() {
        modules.verify();
    }

    @Test
    void drawsTheMap() throws IOException {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder("target/map")).writeModulesAsPlantUml();
        org.assertj.core.api.Assertions.assertThat(Files.list(Path.of("target/map")))
                .isNotEmpty();
    }
}
