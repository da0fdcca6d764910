/** Where a visitor logs in. */
package com.atlassian.sal.api.auth;
