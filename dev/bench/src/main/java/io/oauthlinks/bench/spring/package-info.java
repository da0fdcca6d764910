/** Spring Authorization Server on PostgreSQL, set up as well as its documentation and its schema permit. */
package io.oauthlinks.bench.spring;
