package org.cadre.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.DataFolder;
import org.cadre.platform.settings.ServerSettings;
import org.cadre.platform.settings.SettingsReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options every command takes: where the data are, and the file of settings. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE")
    private @Nullable Path config;

    /** Reads all settings; options of the command line win over the environment. */
    ServerSettings settings(boolean demo, Map<String, String> options, Progress progress) {
        var environment = new HashMap<>(System.getenv());
        environment.putAll(options);
        String given = environment.get("CADRE_DATA");
        Path asked = data != null ? data : given == null || given.isEmpty() ? null : Path.of(given);
        var folder = DataFolder.chosen(asked);
        folder.moved().ifPresent(progress::note);
        environment.put("CADRE_DATA", folder.path().toString());
        return SettingsReader.read(environment, config, demo);
    }
}
