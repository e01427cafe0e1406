package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.realtime.PhoneSettings;
import com.pbxportal.command.apply.render.CallLimits;
import org.springframework.stereotype.Component;

/** What the files and rows depend on beside what people have configured: after a change of it, the next apply writes all anew. */
@Component
public record GenerationSettings(CallLimits limits, PhoneSettings phones) {}
