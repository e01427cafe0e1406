package com.pbxportal.app;

import com.pbxportal.app.runtime.Launcher;
import java.util.Map;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** The portal: all roles in one process unless {@code pbx.roles} names fewer. */
@SpringBootApplication(
        scanBasePackages = "com.pbxportal.app",
        exclude = {
            UserDetailsServiceAutoConfiguration.class,
            // Switched off by its option it still makes an id of the machine, in the home of whoever runs us.
            UpdateCheckerAutoConfiguration.class
        })
@ConfigurationPropertiesScan("com.pbxportal")
public class PbxPortal {

    public static void main(String[] args) {
        // The launcher speaks for itself; the log begins with the application.
        LoggingSystem.get(PbxPortal.class.getClassLoader()).beforeInitialize();
        Launcher.launch(args, PbxPortal::start);
    }

    /** @param properties go before everything that is configured elsewhere */
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        System.setProperty("disable-axoniq-console-message", "true");
        SpringApplication application = new SpringApplication(PbxPortal.class);
        application.setBannerMode(Banner.Mode.OFF);
        // The launcher ends the application before what it stands on.
        application.setRegisterShutdownHook(false);
        // As arguments: they are known before logging is configured, and win over every other source.
        return application.run(properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
    }
}
