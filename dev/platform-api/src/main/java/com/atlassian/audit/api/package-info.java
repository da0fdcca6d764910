/** The application's audit log. */
package com.atlassian.audit.api;
