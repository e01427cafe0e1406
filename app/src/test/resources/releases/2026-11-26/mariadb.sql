-- MariaDB dump 10.20-11.8.9-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: 127.0.0.1    Database: asterisk
-- ------------------------------------------------------
-- Server version	11.4.5-MariaDB

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*M!100616 SET @OLD_NOTE_VERBOSITY=@@NOTE_VERBOSITY, NOTE_VERBOSITY=0 */;

--
-- Table structure for table `flyway_schema_history`
--

DROP TABLE IF EXISTS `flyway_schema_history`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `flyway_schema_history` (
  `installed_rank` int(11) NOT NULL,
  `version` varchar(50) DEFAULT NULL,
  `description` varchar(200) NOT NULL,
  `type` varchar(20) NOT NULL,
  `script` varchar(1000) NOT NULL,
  `checksum` int(11) DEFAULT NULL,
  `installed_by` varchar(100) NOT NULL,
  `installed_on` timestamp NOT NULL DEFAULT current_timestamp(),
  `execution_time` int(11) NOT NULL,
  `success` tinyint(1) NOT NULL,
  PRIMARY KEY (`installed_rank`),
  KEY `flyway_schema_history_s_idx` (`success`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `flyway_schema_history`
--

SET @OLD_AUTOCOMMIT=@@AUTOCOMMIT, @@AUTOCOMMIT=0;
LOCK TABLES `flyway_schema_history` WRITE;
/*!40000 ALTER TABLE `flyway_schema_history` DISABLE KEYS */;
INSERT INTO `flyway_schema_history` VALUES
(1,'001','ps tables','SQL','V001__ps_tables.sql',-1344420595,'portal','2026-11-26 06:21:27',109,1);
/*!40000 ALTER TABLE `flyway_schema_history` ENABLE KEYS */;
UNLOCK TABLES;
COMMIT;
SET AUTOCOMMIT=@OLD_AUTOCOMMIT;

--
-- Table structure for table `portal_apply`
--

DROP TABLE IF EXISTS `portal_apply`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `portal_apply` (
  `id` tinyint(4) NOT NULL CHECK (`id` = 1),
  `job_id` char(36) DEFAULT NULL,
  `revision` varchar(64) DEFAULT NULL,
  `previous_job_id` char(36) DEFAULT NULL,
  `previous_revision` varchar(64) DEFAULT NULL,
  `fence` bigint(20) NOT NULL DEFAULT 0,
  `rows_added` int(11) NOT NULL DEFAULT 0,
  `rows_changed` int(11) NOT NULL DEFAULT 0,
  `rows_removed` int(11) NOT NULL DEFAULT 0,
  `applied_at` timestamp(6) NULL DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `portal_apply`
--

SET @OLD_AUTOCOMMIT=@@AUTOCOMMIT, @@AUTOCOMMIT=0;
LOCK TABLES `portal_apply` WRITE;
/*!40000 ALTER TABLE `portal_apply` DISABLE KEYS */;
INSERT INTO `portal_apply` VALUES
(1,'01a21685-1367-7394-98c2-c5d6690d420c','a6a8cde8b378d4ec16d22fd5fac99676','01a21685-0e8b-72f4-992e-501951f274c4','a11f5bcc71ed86cd08ef33cf06958ac2',5,0,2,0,'2026-11-26 06:22:31.619705');
/*!40000 ALTER TABLE `portal_apply` ENABLE KEYS */;
UNLOCK TABLES;
COMMIT;
SET AUTOCOMMIT=@OLD_AUTOCOMMIT;

--
-- Table structure for table `portal_device`
--

DROP TABLE IF EXISTS `portal_device`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `portal_device` (
  `id` varchar(160) NOT NULL,
  `tenant_id` char(36) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `portal_device_by_tenant` (`tenant_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `portal_device`
--

SET @OLD_AUTOCOMMIT=@@AUTOCOMMIT, @@AUTOCOMMIT=0;
LOCK TABLES `portal_device` WRITE;
/*!40000 ALTER TABLE `portal_device` DISABLE KEYS */;
INSERT INTO `portal_device` VALUES
('acme-1001-browser','01a21684-e1e1-7444-ab78-adacaf3993ce'),
('acme-1001-desk','01a21684-e1e1-7444-ab78-adacaf3993ce'),
('acme-1001-tcp','01a21684-e1e1-7444-ab78-adacaf3993ce'),
('acme-1001-tls-phone','01a21684-e1e1-7444-ab78-adacaf3993ce'),
('acme-1002-desk','01a21684-e1e1-7444-ab78-adacaf3993ce'),
('acme-1002-old','01a21684-e1e1-7444-ab78-adacaf3993ce'),
('acme-1003-desk','01a21684-e1e1-7444-ab78-adacaf3993ce'),
('acme-1006-device','01a21684-e1e1-7444-ab78-adacaf3993ce'),
('bravo-2000-desk','01a21684-e257-720f-a65a-1b46859caf80'),
('three-100-desk','01a21684-e2ad-77f6-ab01-8da3c683d094'),
('three-110-desk','01a21684-e2ad-77f6-ab01-8da3c683d094'),
('three-112-desk','01a21684-e2ad-77f6-ab01-8da3c683d094'),
('three-118-desk','01a21684-e2ad-77f6-ab01-8da3c683d094'),
('susp-1000-desk','01a21684-e3ff-7666-8661-a64934072061'),
('two-1000-desk','01a21684-e457-741d-9adb-57818f2c85b2');
/*!40000 ALTER TABLE `portal_device` ENABLE KEYS */;
UNLOCK TABLES;
COMMIT;
SET AUTOCOMMIT=@OLD_AUTOCOMMIT;

--
-- Table structure for table `portal_undo`
--

DROP TABLE IF EXISTS `portal_undo`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `portal_undo` (
  `table_name` varchar(20) NOT NULL,
  `id` varchar(160) NOT NULL,
  `row_before` text DEFAULT NULL,
  PRIMARY KEY (`table_name`,`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `portal_undo`
--

SET @OLD_AUTOCOMMIT=@@AUTOCOMMIT, @@AUTOCOMMIT=0;
LOCK TABLES `portal_undo` WRITE;
/*!40000 ALTER TABLE `portal_undo` DISABLE KEYS */;
INSERT INTO `portal_undo` VALUES
('ENDPOINTS','acme-1002-desk','[\"acme-1002-desk\",\"acme-1002-desk\",\"username\",\"tenant-acme\",\"\\\"Bob\\\" <1002>\",\"all\",\"ulaw,alaw\",\"yes\",\"yes\",\"yes\",\"no\",null,null,null,\"acme\"]'),
('ENDPOINTS','acme-1002-old','[\"acme-1002-old\",\"acme-1002-old\",\"username\",\"tenant-acme\",\"\\\"Bob\\\" <1002>\",\"all\",\"g729\",\"yes\",\"yes\",\"yes\",\"no\",null,null,null,\"acme\"]');
/*!40000 ALTER TABLE `portal_undo` ENABLE KEYS */;
UNLOCK TABLES;
COMMIT;
SET AUTOCOMMIT=@OLD_AUTOCOMMIT;

--
-- Table structure for table `ps_aors`
--

DROP TABLE IF EXISTS `ps_aors`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `ps_aors` (
  `id` varchar(160) NOT NULL,
  `contact` varchar(255) DEFAULT NULL,
  `max_contacts` int(10) unsigned DEFAULT NULL,
  `remove_existing` enum('yes','no') DEFAULT NULL,
  `remove_unavailable` enum('yes','no') DEFAULT NULL,
  `minimum_expiration` int(10) unsigned DEFAULT NULL,
  `maximum_expiration` int(10) unsigned DEFAULT NULL,
  `default_expiration` int(10) unsigned DEFAULT NULL,
  `qualify_frequency` int(10) unsigned DEFAULT NULL,
  `qualify_timeout` float DEFAULT NULL,
  `authenticate_qualify` enum('yes','no') DEFAULT NULL,
  `support_path` enum('yes','no') DEFAULT NULL,
  `mailboxes` varchar(160) DEFAULT NULL,
  `voicemail_extension` varchar(40) DEFAULT NULL,
  `outbound_proxy` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `ps_aors`
--

SET @OLD_AUTOCOMMIT=@@AUTOCOMMIT, @@AUTOCOMMIT=0;
LOCK TABLES `ps_aors` WRITE;
/*!40000 ALTER TABLE `ps_aors` DISABLE KEYS */;
INSERT INTO `ps_aors` VALUES
('acme-1001-browser',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1001-desk',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1001-tcp',NULL,1,'yes',NULL,NULL,NULL,NULL,60,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1001-tls-phone',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1002-desk',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1002-old',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1003-desk',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1006-device',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('bravo-2000-desk',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('susp-1000-desk',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('three-100-desk',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('three-110-desk',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('three-112-desk',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('three-118-desk',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL),
('two-1000-desk',NULL,1,'yes',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
/*!40000 ALTER TABLE `ps_aors` ENABLE KEYS */;
UNLOCK TABLES;
COMMIT;
SET AUTOCOMMIT=@OLD_AUTOCOMMIT;

--
-- Table structure for table `ps_auths`
--

DROP TABLE IF EXISTS `ps_auths`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `ps_auths` (
  `id` varchar(160) NOT NULL,
  `auth_type` varchar(20) DEFAULT NULL,
  `username` varchar(160) DEFAULT NULL,
  `realm` varchar(80) DEFAULT NULL,
  `password_digest` varchar(512) DEFAULT NULL,
  `md5_cred` varchar(32) DEFAULT NULL,
  `password` varchar(160) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `ps_auths`
--

SET @OLD_AUTOCOMMIT=@@AUTOCOMMIT, @@AUTOCOMMIT=0;
LOCK TABLES `ps_auths` WRITE;
/*!40000 ALTER TABLE `ps_auths` DISABLE KEYS */;
INSERT INTO `ps_auths` VALUES
('acme-1001-browser','md5','acme-1001-browser','asterisk',NULL,'5d1278003778db6e3966c57ea043b2f0',NULL),
('acme-1001-desk','md5','acme-1001-desk','asterisk',NULL,'671b474e5f9f17c2d019b51ba5e2e317',NULL),
('acme-1001-tcp','md5','acme-1001-tcp','asterisk',NULL,'867673ba541156105ef8d2f4d30857bb',NULL),
('acme-1001-tls-phone','md5','acme-1001-tls-phone','asterisk',NULL,'a60f2c2679b1767512e1e4784934308e',NULL),
('acme-1002-desk','md5','acme-1002-desk','asterisk',NULL,'10f17febd5a2f05813073c803181bed8',NULL),
('acme-1002-old','md5','acme-1002-old','asterisk',NULL,'d691ea3ee618c6e8381cbe0d07f95ee6',NULL),
('acme-1003-desk','md5','acme-1003-desk','asterisk',NULL,'5fcc5fb105914c11fd24fa8d3e97ae4d',NULL),
('acme-1006-device','md5','acme-1006-device','asterisk',NULL,'ecc3b11fb4be1445efef34342f27f414',NULL),
('bravo-2000-desk','md5','bravo-2000-desk','asterisk',NULL,'5288a8484d8adbab91f2af9ec6226a7f',NULL),
('susp-1000-desk','md5','susp-1000-desk','asterisk',NULL,'1ee3b8dbd3b6122d4781eed5a268798d',NULL),
('three-100-desk','md5','three-100-desk','asterisk',NULL,'0e17971a93251435908144f697f9c805',NULL),
('three-110-desk','md5','three-110-desk','asterisk',NULL,'b6f914f2ad21fa8607e4afe31d190675',NULL),
('three-112-desk','md5','three-112-desk','asterisk',NULL,'628a190fe8889c8322dd675a377dafdc',NULL),
('three-118-desk','md5','three-118-desk','asterisk',NULL,'9a7ff9c01a0168b0fdeb8e8e7724b4c8',NULL),
('two-1000-desk','md5','two-1000-desk','asterisk',NULL,'2c5a4252a42adaf677f91695e9ddb57c',NULL);
/*!40000 ALTER TABLE `ps_auths` ENABLE KEYS */;
UNLOCK TABLES;
COMMIT;
SET AUTOCOMMIT=@OLD_AUTOCOMMIT;

--
-- Table structure for table `ps_endpoints`
--

DROP TABLE IF EXISTS `ps_endpoints`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `ps_endpoints` (
  `id` varchar(160) NOT NULL,
  `transport` varchar(40) DEFAULT NULL,
  `aors` varchar(1024) DEFAULT NULL,
  `auth` varchar(160) DEFAULT NULL,
  `outbound_auth` varchar(160) DEFAULT NULL,
  `context` varchar(80) DEFAULT NULL,
  `disallow` varchar(200) DEFAULT NULL,
  `allow` varchar(200) DEFAULT NULL,
  `identify_by` varchar(80) DEFAULT NULL,
  `callerid` varchar(160) DEFAULT NULL,
  `callerid_privacy` varchar(40) DEFAULT NULL,
  `callerid_tag` varchar(80) DEFAULT NULL,
  `trust_id_inbound` enum('yes','no') DEFAULT NULL,
  `trust_id_outbound` enum('yes','no') DEFAULT NULL,
  `send_pai` enum('yes','no') DEFAULT NULL,
  `send_rpid` enum('yes','no') DEFAULT NULL,
  `from_user` varchar(80) DEFAULT NULL,
  `from_domain` varchar(255) DEFAULT NULL,
  `outbound_proxy` varchar(255) DEFAULT NULL,
  `direct_media` enum('yes','no') DEFAULT NULL,
  `rtp_symmetric` enum('yes','no') DEFAULT NULL,
  `force_rport` enum('yes','no') DEFAULT NULL,
  `rewrite_contact` enum('yes','no') DEFAULT NULL,
  `ice_support` enum('yes','no') DEFAULT NULL,
  `rtp_timeout` int(10) unsigned DEFAULT NULL,
  `rtp_timeout_hold` int(10) unsigned DEFAULT NULL,
  `timers` varchar(10) DEFAULT NULL,
  `dtmf_mode` varchar(20) DEFAULT NULL,
  `media_encryption` varchar(20) DEFAULT NULL,
  `media_encryption_optimistic` enum('yes','no') DEFAULT NULL,
  `webrtc` enum('yes','no') DEFAULT NULL,
  `dtls_auto_generate_cert` enum('yes','no') DEFAULT NULL,
  `max_audio_streams` int(10) unsigned DEFAULT NULL,
  `language` varchar(40) DEFAULT NULL,
  `tone_zone` varchar(40) DEFAULT NULL,
  `moh_suggest` varchar(80) DEFAULT NULL,
  `accountcode` varchar(80) DEFAULT NULL,
  `mailboxes` varchar(160) DEFAULT NULL,
  `voicemail_extension` varchar(40) DEFAULT NULL,
  `allow_subscribe` enum('yes','no') DEFAULT NULL,
  `subscribe_context` varchar(80) DEFAULT NULL,
  `allow_transfer` enum('yes','no') DEFAULT NULL,
  `call_group` varchar(40) DEFAULT NULL,
  `pickup_group` varchar(40) DEFAULT NULL,
  `named_call_group` varchar(80) DEFAULT NULL,
  `named_pickup_group` varchar(80) DEFAULT NULL,
  `device_state_busy_at` int(10) unsigned DEFAULT NULL,
  `set_var` text DEFAULT NULL,
  `user_eq_phone` enum('yes','no') DEFAULT NULL,
  `acl` varchar(80) DEFAULT NULL,
  `deny` varchar(200) DEFAULT NULL,
  `permit` varchar(200) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `ps_endpoints`
--

SET @OLD_AUTOCOMMIT=@@AUTOCOMMIT, @@AUTOCOMMIT=0;
LOCK TABLES `ps_endpoints` WRITE;
/*!40000 ALTER TABLE `ps_endpoints` DISABLE KEYS */;
INSERT INTO `ps_endpoints` VALUES
('acme-1001-browser',NULL,'acme-1001-browser','acme-1001-browser',NULL,'tenant-acme','all','ulaw,alaw','username','\"Alice Ä Ünal\" <1001>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'yes',NULL,NULL,NULL,NULL,NULL,'acme',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1001-desk',NULL,'acme-1001-desk','acme-1001-desk',NULL,'tenant-acme','all','ulaw,alaw','username','\"Alice Ä Ünal\" <1001>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'acme',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1001-tcp',NULL,'acme-1001-tcp','acme-1001-tcp',NULL,'tenant-acme','all','ulaw,alaw','username','\"Alice Ä Ünal\" <1001>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'acme',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1001-tls-phone',NULL,'acme-1001-tls-phone','acme-1001-tls-phone',NULL,'tenant-acme','all','ulaw,alaw','username','\"Alice Ä Ünal\" <1001>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,'sdes','yes',NULL,NULL,NULL,NULL,NULL,NULL,'acme',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1002-desk',NULL,'acme-1002-desk','acme-1002-desk',NULL,'tenant-acme','all','ulaw,alaw','username','\"Robert\" <1002>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'acme',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1002-old',NULL,'acme-1002-old','acme-1002-old',NULL,'tenant-acme','all','g729','username','\"Robert\" <1002>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'acme',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1003-desk',NULL,'acme-1003-desk','acme-1003-desk',NULL,'tenant-acme','all','ulaw,alaw','username','\"Carol\" <1003>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'acme',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('acme-1006-device',NULL,'acme-1006-device','acme-1006-device',NULL,'tenant-acme','all','ulaw,alaw','username','\"ÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜ\" <1006>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'acme',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('bravo-2000-desk',NULL,'bravo-2000-desk','bravo-2000-desk',NULL,'tenant-bravo','all','ulaw,alaw','username','\"Bravo Admin\" <2000>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'bravo',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('susp-1000-desk',NULL,'susp-1000-desk','susp-1000-desk',NULL,'tenant-susp','all','ulaw,alaw','username','\"Sus Admin\" <1000>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'susp',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('three-100-desk',NULL,'three-100-desk','three-100-desk',NULL,'tenant-three','all','ulaw,alaw','username','\"X None\" <100>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'three',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('three-110-desk',NULL,'three-110-desk','three-110-desk',NULL,'tenant-three','all','ulaw,alaw','username','\"X 110\" <110>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'three',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('three-112-desk',NULL,'three-112-desk','three-112-desk',NULL,'tenant-three','all','ulaw,alaw','username','\"X 112\" <112>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'three',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('three-118-desk',NULL,'three-118-desk','three-118-desk',NULL,'tenant-three','all','ulaw,alaw','username','\"X 118\" <118>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'three',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
('two-1000-desk',NULL,'two-1000-desk','two-1000-desk',NULL,'tenant-two','all','ulaw,alaw','username','\"One\" <1000>',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'no','yes','yes','yes',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'two',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
/*!40000 ALTER TABLE `ps_endpoints` ENABLE KEYS */;
UNLOCK TABLES;
COMMIT;
SET AUTOCOMMIT=@OLD_AUTOCOMMIT;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*M!100616 SET NOTE_VERBOSITY=@OLD_NOTE_VERBOSITY */;

-- Dump completed on 2026-11-26  6:23:11
