package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Guests;
import org.springframework.stereotype.Component;

/** What the files and rows depend on beside what people have configured: after a change of it, the next apply writes all anew. */
@Component
public record GenerationSettings(Guests guests, CallLimits limits) {}
