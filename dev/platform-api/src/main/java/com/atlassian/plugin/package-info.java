/** The plugin system. */
package com.atlassian.plugin;
