#!/usr/bin/env python3
"""Makes bench/cases/origins.json: first names of men and of women and family names, by origin.

    python3 bench/train/origins.py > bench/cases/origins.json

Needs the PyPI package Faker 40.63.0 (MIT), whose lists are taken for the origins it covers in Latin letters, or in letters that have a plain romanisation.
The lists below are written by hand from general knowledge (MIT), for the origins that it does not cover or covers thinly. No name of one person is in it:
first and family names are put together by chance where they are used.
"""
import hashlib
import importlib
import json
import re

MOST = 100
CYRILLIC = dict(zip('абвгґдежзиіїйклмнопрстуфхцчшщъыьэюяєё', 'a b v g g d e zh z i i i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya ye yo'.split(' ')))
GREEK = dict(zip('αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o a e i i o y o i y'.split(' ')))

# origin: (Faker locales for men's, women's and family names, hand-written men, women, families)
ORIGINS = {
    'english': (['en_GB'], '', '', ''),
    'irish': ([], 'Sean Seán Ciaran Ciarán Eoin Niall Padraig Pádraig Cormac Fergal Diarmuid Oisin Oisín Cathal Donal Declan Colm Brendan Ronan Rónán Tadhg Darragh Conor Fionn Eamon Éamonn Lorcan Rory Aidan Cillian Finbarr Malachy Dermot Fiachra Ruairi Senan Odhran Tiernan Brogan Micheál Ultan Enda Conall Kevin Killian Phelim Turlough Gearoid Proinsias Liam',
              'Aoife Niamh Siobhan Siobhán Sinead Sinéad Roisin Róisín Grainne Gráinne Orla Órla Maeve Ciara Deirdre Fionnuala Nuala Caoimhe Saoirse Aisling Eimear Sorcha Clodagh Mairead Máiréad Brid Bríd Eilis Eithne Dervla Oonagh Una Bronagh Cliona Ailbhe Blathnaid Muireann Sadhbh Ide Noreen Mairin Laoise Etain Fidelma Dympna Doireann Riona Tara Shauna Breda',
              "O'Brien O'Sullivan O'Connor O'Neill O'Reilly O'Donnell O’Dowd O’Hanlon O’Leary O’Rourke O’Shea O’Keeffe McCarthy McGrath McLoughlin McDonagh McNamara McGuinness Mac-Suibhne MacNamee Murphy Byrne Doyle Gallagher Doherty Kavanagh Brennan Quinn Cullen Whelan Hegarty Sweeney Breslin Devlin Fitzgerald Fitzpatrick Mulcahy Tierney Geraghty Hennessy Lafferty Ni-Dhomhnaill Gilmartin Costello Colgan Kinsella Cassidy Rafferty Scanlon Tuohy Loughnane Heffernan Mulligan Cosgrave Feeney Keogh Ryan Ní-Bhriain de-Burca Ó-Cuiv"),
    'welsh-and-scottish': ([], 'Gareth Rhys Dafydd Emrys Ieuan Iolo Huw Hywel Gethin Owain Llywelyn Aled Alun Bryn Dylan Elis Geraint Glyn Gwilym Idris Ioan Lloyd Macsen Meirion Osian Rhodri Tomos Trefor Tudur Wyn Hamish Fergus Alasdair Callum Angus Ewan Lachlan Murdo Hector Iain Struan Torquil Calum Fraser Gregor Duncan Rory Finlay Magnus Niall',
              'Eirlys Angharad Bronwen Carys Ceri Cerys Delyth Eleri Ffion Gwen Gwenllian Heledd Llinos Lowri Mair Manon Megan Mared Menna Myfanwy Nerys Nia Non Rhian Rhiannon Sian Siân Sioned Tegwen Elin Ailsa Catriona Eilidh Fiona Iona Isla Kirsty Mairi Morag Morven Rhona Shona Senga Una Lorna Sheena Beathag Fenella Marsaili Greer',
              'Bowen Llewellyn Pritchard Gwynne Cadwallader Probert Prosser Vaughan Griffiths Meredith Tudor Bevan Powell Penry Madoc Gethin Prydderch Ap-Rhys ap-Gwilym Trahaearn Morgan Rees Roderick Gough Yorath Nefydd Eynon Bebb Howells Cemlyn MacLeod MacDonald Macpherson MacKinnon McTavish Mackintosh Urquhart Drummond Galbraith Colquhoun Menzies Farquharson Dalziel Abercrombie Kinnaird Strachan Lamont Buchan Ogilvie Sinclair MacAskill MacRae Cruickshank Auchterlonie'),
    'french': (['fr_FR', 'fr_QC'], 'Jean-Luc Jean-Pierre Jean-Marc Jean-Baptiste Loïc Gaël Yannick Noël Benoît François-Xavier', 'Marie-Claude Anne-Sophie Maëlle Zoé Solène Anaïs Chloé Héloïse Marie-Thérèse Françoise', "Le-Goff de-la-Tour d'Estaing de-Villepin Le-Bihan Lévêque Beauséjour Dieudonné du-Plessis L'Hermitte Tran-Dubois Rousseau-Martin"),
    'german-and-dutch': (['de_DE', 'nl_NL'], 'Jürgen Jörg Götz Hans-Peter Karl-Heinz Sjoerd Joost Wouter Bram Thijs', 'Anneliese Käthe Heike Ute Gerda Annemarie Femke Sanne Lieke Anouk', 'von-der-Leyen von-Weizsäcker van-der-Meer van-den-Berg de-Vries de-Jong Müller-Schmidt Großmann Schäuble van-’t-Hoff ter-Horst Völler'),
    'nordic': (['sv_SE', 'da_DK', 'no_NO', 'fi_FI', 'is_IS'], 'Åke Jørn Søren Bjørn Øystein Håkon', 'Åse Bjørg Sólveig Þóra Märta Päivi', 'Ødegård Østergaard Åkesson Bäckström Hämäläinen Guðmundsdóttir Jónsson Mikkelsen Rønningen'),
    'italian': (['it_IT'], 'Niccolò Pier-Luigi Gian-Carlo', 'Maria-Grazia Anna-Rita Noemi', "D'Amico D’Angelo De-Luca Di-Stefano Della-Valle Lo-Bianco La-Rocca Dell'Acqua"),
    'hispanic': (['es_ES', 'es_MX', 'es_CO'], 'José-María Juan-Carlos Íñigo Óscar', 'María-José Ana-Belén Begoña Itziar', 'García-Márquez de-la-Cruz Núñez-Feijóo Peña-Nieto del-Toro Ibáñez Muñiz-Ávila López-Obrador Ordóñez de-la-Fuente'),
    'portuguese': (['pt_BR', 'pt_PT'], 'João Sebastião Zé Luís-Filipe', 'Conceição Fátima Lourdes Inês', 'da-Silva dos-Santos de-Souza da-Costa Gonçalves Magalhães Simões Brandão Guimarães de-Araújo do-Nascimento'),
    'polish-and-czech': (['pl_PL', 'cs_CZ', 'sk_SK'], '', '', 'Kowalska-Nowak'),
    'hungarian-and-romanian': (['hu_HU', 'ro_RO'], '', '', 'Szentgyörgyi Nagy-Kovács Țurcanu Ştefănescu Bălan Munteanu Ionescu Popescu Dumitrescu Ceaușu Vîlcu Rădulescu Horváth-Kiss'),
    'baltic-and-balkan': (['hr_HR', 'sl_SI', 'lt_LT', 'lv_LV', 'et_EE'], 'Arben Besnik Dritan Ilir Agim Fatmir Goran Dragan Zoran Slobodan Vuk Miloš', 'Vjosa Arta Mirjeta Blerta Drita Jelena Snežana Dragana Vesna Milica', 'Hoxha Berisha Gashi Krasniqi Thaçi Rugova Đorđević Petrović Stojković Živković'),
    'greek': (['el_GR'], '', '', ''),
    'russian-and-ukrainian': (['ru_RU', 'uk_UA'], '', '', ''),
    'turkish-and-central-asian': (['tr_TR', 'az_AZ', 'uz_UZ'], 'Nursultan Yerlan Askar Daniyar Bakytzhan Azamat Temur Bolat', 'Aigul Aizhan Dinara Gulnara Saule Zarina Nilufar Altynay', 'Nazarbekov Tokayeva Akhmetov Karimov Mirziyoev Suleimenov Abdrakhmanov Berdimuradov Atambekov Çelik Öztürk Şahin Güneş Aydoğan Kılıç Erdoğmuş Çavuşoğlu'),
    'arabic': (['fr_DZ'], 'Ahmed Mohammed Khaled Omar Yousef Hassan Hussein Tariq Bilal Faisal Saleh Nabil Samir Walid Karim Rashid Mahmoud Mustafa Jamal Ziad Anwar Bassam Fadi Ghassan Haitham Imad Jihad Kamal Luay Majed Nasser Osama Qasim Raed Saif Talal Usama Wael Yasser Zaid Abdullah Abdulrahman Abdel-Fattah Abu-Bakr Hamza Ibrahim Ismail Marwan Munir Sultan',
              'Fatima Aisha Khadija Layla Mariam Noor Noura Rania Salma Samira Yasmin Zainab Huda Amal Amina Basma Dalia Dina Farah Ghada Hala Hanan Hiba Iman Jamila Karima Lina Lubna Maha Manal Maysa Mona Nadia Najwa Nawal Rasha Reem Rima Sahar Sara Shaima Suha Tahani Wafa Widad Zahra Abeer Asma Budour Sawsan',
              'al-Masri Al-Hashimi al-Khatib Al-Sayed Al-Qahtani al-Zahrani El-Sherif el-Baradei bin-Salman bin-Rashid Ben-Ali Abu-Zayd Abdel-Rahman Haddad Khoury Nasser Mansour Saleh Hamdan Qassem Darwish Barghouti Najjar Sabbagh Tamimi Jaber Khalil Awad Rahman Obeid Shehadeh Zuaiter Fayyad Habib Maalouf Gemayel Jumblatt Sleiman Hariri al-Assad al-Dulaimi al-Jubouri Al-Otaibi Al-Mutairi Bouteflika Benkirane El-Othmani Belhadj Ghannouchi Bourguiba'),
    'persian-and-afghan': ([], 'Ali Reza Mohsen Hossein Mehdi Amir Arash Babak Behrouz Bijan Cyrus Dariush Ebrahim Farhad Farzad Hamid Houshang Iraj Jahangir Javad Kamran Kaveh Keyvan Kourosh Mahmoud Majid Mansour Masoud Mehran Nader Navid Parviz Ramin Rostam Saeed Sattar Shahram Siamak Sohrab Vahid Ashraf Hamidullah Ghulam Abdul Gulbuddin Najibullah Zalmay Rahmatullah Esmat Habibullah',
              'Shirin Nasrin Maryam Leila Fereshteh Azadeh Bahareh Elham Farideh Fariba Golnaz Haleh Homa Jaleh Katayoun Ladan Laleh Mahin Mahnaz Mahsa Mandana Marjan Mina Mitra Mojgan Nahid Narges Nasim Niloufar Parisa Parvin Roya Sepideh Shahla Shiva Simin Soraya Taraneh Tahmineh Zohreh Farkhunda Fawzia Sima Habiba Zarmina Malalai Palwasha Roshan Wazhma Nilofar',
              'Ahmadi Hosseini Rezaei Mohammadi Karimi Moradi Jafari Ghasemi Rahimi Rostami Sadeghi Tehrani Shirazi Esfahani Tabrizi Kermani Farahani Zarif Rouhani Khatami Mousavi Karroubi Larijani Rajavi Bakhtiar Bazargan Ebadi Sotoudeh Mohammadzadeh Alizadeh Hosseinpour Jahanbakhsh Azmoun Taremi Pahlavani Karzai Ghani Massoud Noorzai Popalzai Stanekzai Hekmatyar Dostum Barakzai Amiri Wardak Sadat Haqqani Yousafzai Akhundzada'),
    'hebrew': ([], 'Avi Yossi Moshe Shlomo Yitzhak Yair Ehud Gideon Amir Amos Ariel Asher Avraham Baruch Boaz Chaim Dov Eitan Elazar Eli Eyal Gadi Gal Gilad Hillel Itai Itamar Lior Meir Menachem Nadav Natan Nir Noam Ofer Ohad Oren Raz Ron Roni Shai Shaul Shimon Tal Tomer Tzachi Uri Yaakov Yoav Zeev',
               'Tzipi Ayelet Orna Shira Noa Tamar Yael Michal Anat Avital Bat-Sheva Chana Dalit Dafna Efrat Einat Galit Hadas Hagit Idit Ilana Inbal Keren Liat Limor Maya Merav Miri Naama Nurit Ofra Orit Osnat Pnina Rachel Rivka Ronit Sarit Shelly Shulamit Sigal Smadar Tali Tova Tzvia Vered Yaffa Yehudit Zehava Zohar',
               'Ben-David Ben-Gvir Bar-Lev Bar-On Cohen Levi Mizrahi Peretz Biton Dahan Azoulay Katz Shapira Rosenberg Goldstein Friedman Yosef Shaked Livni Barak Gantz Eisenkot Lapid Olmert Rabin Sharon-Levy Avraham Amar Malka Ohana Elkin Tibi Zamir Halevi Kochavi Yadlin Har-Zvi Nahmani Shalev Grossman Oz-Klein Appelfeld Ravitzky Sasson Hazan Gabbay Toledano Abutbul Elbaz Harel'),
    'ethiopian-and-somali': ([], 'Abebe Tadesse Haile Kebede Girma Getachew Mulugeta Tesfaye Dawit Yohannes Berhanu Solomon Bekele Assefa Alemayehu Desta Demeke Meles Hailemariam Abiy Lemma Jawar Isaias Kenenisa Tamrat Yared Zerihun Wolde Gebre Eskinder Abdirahman Abdi Hassan Mohamud Farmaajo Warsame Abdullahi Guled Liban Bashir Jama Ismail Yusuf Mahad Ayanle Dahir Nuur Sharmarke Keinan Elmi',
               'Tirunesh Derartu Genzebe Almaz Tigist Hiwot Selam Bethlehem Meseret Yetnebersh Aster Mulu Zewditu Taytu Senait Helen Eden Rahel Lemlem Worknesh Meaza Birtukan Sahle Letesenbet Gudaf Ayan Hodan Fadumo Ifrah Sagal Hibaaq Khadra Amran Zamzam Deqa Ubah Idil Hawa Fowsiyo Sahra Ilhan Asha Leyla Fartun Sucdi Najmo Hamdi Nimco Filsan Safiya',
               'Tadesse Bekele Gebrselassie Dibaba Defar Tsegay Ahmed Desalegn Zenawi Wolde-Giorgis Tekle Gebremedhin Gebreyesus Mengistu Worku Tilahun Alemu Negash Fikre Asfaw Mekonnen Birhanu Abera Teferi Hagos Kidane Afwerki Tesfamichael Habtemariam Woldemariam Warsame Mohamud Farah Abdi Duale Samatar Jama Hersi Aidid Egal Omaar Khayre Gedi Elmi Nur Hussein-Ali Shire Osman-Yare Abdulle Isse'),
    'west-african': (['yo_NG', 'ig_NG', 'ha_NG', 'tw_GH'], 'Mamadou Ousmane Cheikh Moussa Souleymane Amadou Ibrahima Abdoulaye Sadio Idrissa Kofi Kwame Kwabena Kwaku Yaw Kojo Nnamdi Chukwuemeka Olusegun Babatunde Oluwaseun Tunde Laurent Alassane Foday Sorie',
                     'Fatoumata Aminata Mariama Awa Ndeye Adama Aissatou Oumou Kadiatou Binta Ama Akosua Efua Esi Yaa Nneka Chinonso Ifeoma Folake Funmilayo Yetunde Titilayo Hadiza Rahama Isatu Nana',
                     'Diallo Traoré Traore Keita Keïta Coulibaly Konaté Touré Ouattara Sow Diop Ndiaye Faye Fall Mbaye Sarr Camara Condé Bangura Kamara Koroma Sesay Conteh Boateng Mensah Owusu Osei Asante Appiah Agyeman Nkrumah Okonjo-Iweala Nwosu Okeke Obasanjo Adeyemi Oyelaran Babangida Kuti Soyinka Achebe Dangote'),
    'east-african': (['en_KE', 'sw'], '', '', 'Kagame Museveni Odinga Kibaki Ngugi Wainaina wa-Thiong’o Karugarama Habyarimana Nkurunziza Mukwege Uwimana Mutesa Okello Besigye Kyagulanyi'),
    'southern-african': (['zu_ZA'], 'Thabo Sipho Sello Tebogo Kagiso Lerato Mpho Neo Tshepo Lebogang Tumelo Katlego Siyabonga Sibusiso Sandile Muzi Mduduzi Mandla Themba Vusi Zweli Bongani Lwazi Luthando Mzwandile Xolani Ayanda Farai Tendai Tafadzwa Tapiwa Munyaradzi Tawanda Simba Nelson Emmerson Morgan Kudakwashe Chipo Takudzwa Kgalema Pieter Johannes Hifikepunye Sam Hendrik Armando Joaquim Filipe Lazarus Hakainde',
                          'Nomvula Nomsa Thandi Thandiwe Zanele Nokuthula Nonhlanhla Lindiwe Busisiwe Ntombi Nosipho Noxolo Palesa Dineo Refilwe Boitumelo Keabetswe Khanyi Zodwa Bontle Kgomotso Lesedi Masego Puleng Mmusi Rudo Chiedza Tsitsi Nyasha Rutendo Shamiso Netsai Tariro Vimbai Ruvimbo Anesu Auxillia Grace Joice Thokozani Graça Luisa Esperança Inonge Dambisa Ellen Saara Netumbo Pendukeni Monica',
                          'Khoza Mokoena Dlamini Nkosi Ndlovu Khumalo Zulu Mthembu Mkhize Sithole Mabaso Radebe Molefe Mahlangu Motaung Mokgoro Mofokeng Ramaphosa Motlanthe Malema Mbeki Sisulu Tambo Zuma Maimane Madonsela Mantashe Ntuli Buthelezi Cele Moyo Ncube Chamisa Tsvangirai Mnangagwa Mugabe Biti Mutasa Chikwanha Makoni Nyathi Hichilema Lungu Chilufya Banda Mutharika Chakwera Geingob Pohamba Nujoma van-der-Merwe Botha Pretorius'),
    'north-indian-and-pakistani': (['en_IN', 'en_PK'], 'Imran Nawaz Shehbaz Bilawal Asif Pervez Narendra Rahul Amit Rajnath Arvind Yogi Sharad Nitish Akhilesh Harbhajan Gurpreet Manmohan Jaswant Zulfikar Shakib Tamim', 'Benazir Maryam Hina Sherry Asma Malala Bushra Priyanka Sonia Smriti Mamata Mayawati Sushma Nirmala Kiran Harsimrat Gurleen Simran Rukhsana Sheikh-Hasina', 'Bhattacharya Chatterjee Mukherjee Banerjee Chowdhury Ahmed Khan Qureshi Siddiqui Bhutto Zardari Sharif Chaudhry Malik Dar Kapoor Singh Gill Sandhu Dhillon Thapa Shrestha Gurung Koirala Rahman Hossain Uddin'),
    'south-indian-and-sri-lankan': ([], 'Krishnan Ramesh Suresh Venkatesh Srinivas Raghavan Murali Karthik Arun Senthil Prakash Vijay Rajinikanth Chandrasekhar Pinarayi Siddaramaiah Basavaraj Jagan Naidu Palaniswami Stalin Thiruvalluvar Balakrishnan Gopal Hariharan Jayaram Kamal Lakshman Manikandan Nagarjuna Mahinda Gotabaya Ranil Maithripala Sajith Kumar Muttiah Sanath Aravinda Arjuna Lasith Angelo Chaminda Dimuth Tharindu Nuwan Pradeep Roshan Sumanthiran Velupillai',
                                     'Lakshmi Jayalalithaa Kamala Revathi Meenakshi Kavitha Sowmya Sindhu Deepika Padmini Bhavani Gayathri Hemalatha Indira Jyothi Kanimozhi Lalitha Malathi Nandini Parvathi Radhika Saraswathi Shailaja Sujatha Suhasini Thamarai Uma Vani Vidya Yamini Chandrika Sirimavo Hirunika Dilhani Nadeesha Chamari Anjali Kumari Ishara Sachini Shashikala Rosy Nirosha Menaka Thushari Damayanthi Swarna Ganga Pushpa Selvi',
                                     'Subramaniam Subramanian Venkataraman Krishnamurthy Ramachandran Radhakrishnan Swaminathan Narayanan Natarajan Rajagopalan Iyer Iyengar Nair Menon Pillai Nambiar Reddy Rao Naidu Gowda Shetty Hegde Kamath Pai Chidambaram Karunanidhi Palaniappan Sivakumar Thevar Muthuswamy Rajapaksa Wickremesinghe Sirisena Jayawardene Sangakkara Muralitharan Bandaranaike Kumaratunga Premadasa Fonseka Dissanayake Gunawardena Wijesinghe Senanayake Ratnayake Perera Fernando de-Silva Jayasuriya Malinga Mathews Herath Karunaratne'),
    'chinese': ([], 'Wei Ming Jun Xiaoming Jianguo Zhiqiang Haoran Yifan Zihao Guangming Weidong Jinping Keqiang Qishan Xiaobo Guoqiang Zhenhua Baoguo Tao Lei Peng Feng Gang Hao Jie Kun Long Ning Ping Qiang Rui Shan Tian Xin Yong Zhen Zemin Jintao Jiabao Rongji Dehuai Ka-shing Chee-hwa Kwok-hung Ying-wen Chun-ying Kin-wah Wai-lim Boon-Heng Kok-Leong Teck-Soon Guan-Eng Chien-ming Shui-bian Ching-te',
                'Mei Xiaomei Lijuan Fang Xiulan Yuhua Meiling Ruolan Shuyi Jing Yan Hui Lan Ling Na Qing Rong Shu Ting Wen Xia Xue Ying Yue Zhen Liping Guiying Yanan Lihong Xiaoyan Chunhua Shuchang Liyuan Yuan Ailing Bingbing Ziyi Meng Yuping Wanzhou Suk-yee Lai-wan Wing-yan Siew-Ling Mei-Fong Hui-Min Chiu-yen Ing-wen Hsiu-lien Tzu-yu',
                'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Song Tang Deng Han Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lü Ding Ren Lu Yao Shen Zhong Cui Tan Fan Wong Chan Leung Cheung Kwok Tsang Ng Tsai Hsieh Lee Goh Ong Koh Teo Ouyang Sima Szeto'),
    'korean': ([], 'Do-yun Ji-hun Min-jun Seo-jun Ha-jun Ji-ho Jun-seo Hyun-woo Sung-min Jae-in Geun-hye Young-sam Dae-jung Myung-bak Sang-hoon Tae-hyung Jin-woo Seung-hyun Kyung-soo Dong-wook Chang-min Il-sung Jong-un Jong-il Yong-nam Kwang-su Byung-hun Woo-jin Ho-seok Chan-ho Heung-min Ji-sung Kang-in Jung-ho Seong-jin Yeong-cheol Gi-tae Nam-joon Junho Minho Jihoon Donghyun Seungwoo Taeyang Kyungmin Sangwoo Yongsoo Hyunjin Jaewon Byungchul',
               'Seo-yeon Ji-woo Min-seo Ha-eun Soo-jin Yu-na Eun-ji Hye-jin Ji-eun Mi-kyung Young-hee Sun-hee Geun-hye Kyung-wha Yo-jong Ri-Sol Hyun-joo Jung-sook Keon-hee Ye-jin Na-ra Bo-young So-yeon Da-hye Ga-young In-young Min-ji Nam-hee Su-bin Yoon-ah Sae-ron Hee-jung Chae-won Mi-hyang Kang-hee Sung-eun Jin-ah Seon-mi Eun-hye Tae-hee Jiyoung Soyeon Minji Yuna Hyejin Sujin Eunbi Seoyun Yejin Haeun',
               'Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong Jeon Ko Moon Son Yang Bae Baek Heo Yoo Nam Shim Noh Ha Kwak Sung Cha Joo Woo Min Ji Um Na Ri Pak Pyo Byun Tak Ban Do Gong Hyun Ku Myung Ok Paik Rhee Roh Sohn Won Yeo'),
    'japanese': ([], 'Akira Hiroshi Kenji Takashi Shinzo Taro Yoshihide Fumio Shigeru Junichiro Naoto Yukio Kazuo Haruki Kenzaburo Satoshi Makoto Daisuke Kei Shohei Ichiro Hideki Yu Masahiro Tetsuya Koji Ryota Yuto Sota Haruto Kaito Ren Minato Kazuya Osamu Tsutomu Toshio Hayao Isamu Kengo Tadashi Yoshinori Katsuya Eiji Masaaki Shinji Keisuke Wataru Hajime Takumi',
                 'Yuko Akiko Naomi Sakura Haruka Yuki Keiko Michiko Masako Noriko Kazuko Sachiko Tomoko Mariko Yumi Emi Rie Rina Aoi Hina Yui Mio Honoka Misaki Nanami Ayaka Asuka Chihiro Eriko Fumiko Hiroko Junko Kaori Kumiko Mai Mayumi Megumi Miho Mika Natsuki Reiko Ryoko Saori Shizuka Takako Tomomi Yayoi Yoko Yoshiko Yuriko',
                 'Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi Matsumoto Inoue Kimura Hayashi Shimizu Saito Mori Abe Ikeda Hashimoto Ishikawa Ogawa Okada Hasegawa Fujita Goto Kondo Ishii Sakamoto Endo Aoki Nishimura Fukuda Ota Miura Fujiwara Matsuda Nakajima Harada Ueda Morita Hara Kishida Suga Koizumi Noda Hatoyama Ishiba Takaichi Kono Murakami Oe Ōno Ōhashi Kurosawa Miyazaki Ohtani Osaka-Mori Nishikori'),
    'vietnamese': ([], 'Văn-Hùng Minh-Tuấn Quang-Hải Công-Phượng Xuân-Phúc Phú-Trọng Tấn-Dũng Đức-Anh Thanh-Bình Hữu-Thắng Van-Hung Minh-Tuan Quang-Hai Cong-Phuong Xuan-Phuc Phu-Trong Tan-Dung Duc-Anh Thanh-Binh Huu-Thang Tuan Hung Dung Duc Hai Khoa Long Minh Nam Phuc Quan Son Thang Trung Tung Vinh Bao Cuong Dat Hieu Hoang Khanh Kien Lam Phong Tien Viet Vu Tô-Lâm Đình-Trọng Ngọc-Quang Bá-Thanh Trong-Nghia',
                   'Thị-Hương Thị-Lan Thị-Kim-Ngân Ngọc-Anh Thanh-Hà Thùy-Linh Phương-Thảo Mỹ-Linh Thu-Hà Thi-Huong Thi-Lan Thi-Kim-Ngan Ngoc-Anh Thanh-Ha Thuy-Linh Phuong-Thao My-Linh Thu-Ha Lan Mai Hoa Huong Linh Trang Thao Nga Ngoc Nhung Yen Bich Chi Diem Giang Hang Hanh Hien Hong Loan Ly My Nhi Oanh Phuong Quynh Tam Thu Thuy Tuyet Van Xuan Vy Kim-Chi Bảo-Châu',
                   'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Doan Trinh Truong Lam Mai Cao Luu Chau Ta Ha Dao Thai Quach Đinh Trương Đoàn Trịnh Phùng Tạ'),
    'thai-khmer-and-burmese': (['en_TH'], 'Prayut Prayuth Thaksin Abhisit Chuan Prawit Thanathorn Pita Srettha Anutin Somchai Somsak Kittipong Surasak Chatchai Wichai Niran Anan Banharn Chavalit Hun Sokha Rithy Sophal Vannak Sambath Chea Piseth Borey Dara Aung Thein Min Zaw Kyaw Win Htay Ko-Ko Soe Tin Myint Nyan Ye Htun Khin Maung Thant Tun Wai Phyo Nay Bouasone Thongloun',
                                'Yingluck Sudarat Pannika Paetongtarn Chadaporn Ratchanok Moriya Ariya Kanchana Malee Siriporn Suda Wanida Nattaya Pensri Duangjai Somying Pornthip Sirikit Ubolratana Sokunthea Bopha Chanthy Kunthea Sreymom Mu-Sochua Theavy Rachana Malis Phalla Suu-Kyi Khin Thida Nilar Ei Su-Su Hnin Zin May Aye Phyu Thandar Yin Wut-Yi Cho Moe Nan Htet Sandar Keo Souk',
                                'Chan-ocha Shinawatra Vejjajiva Leekpai Wongsuwan Juangroongruangkit Limjaroenrat Thavisin Charnvirakul Wongsawat Rattanakosin Intanon Jutanugarn Phatlum Saetang Srisai Thongchai Boonmee Suwannarat Jaidee Sen Rainsy Sokha Ranariddh Kheng Samphan Sothea Chhay Panh Ung Sok Chanthol Sein Hlaing Oo Thaw Swe Naing Latt Lwin Htut Aung Kyi Myat Win Maw Thura Phommachanh Sisoulith Vongsa Sayasone'),
    'indonesian-and-malay': (['id_ID'], 'Mahathir Najib Anwar Muhyiddin Ismail Abdullah Hishammuddin Khairy Azmin Rafizi Zahid Hadi Nik Wan Megat Tunku Raja Joko Prabowo Susilo Basuki Anies Ridwan Ganjar Gibran Agus', 'Siti Nurul Wan-Azizah Nur Noor Rosmah Azalina Rafidah Hannah Zuraida Nurul-Izzah Megawati Puan Sri Tri Retno Susi Khofifah Yenny Dewi', 'bin-Mohamad Ibrahim binti-Abdullah Razak bin-Hussein Yassin Jamaluddin Hamidi Widodo Subianto Yudhoyono Sukarnoputri Baswedan Pranowo Purnama Wahid Habibie Marsudi Pudjiastuti Indrawati Ramli Hakim Zulkifli'),
    'filipino': ([], 'Bayani Rodrigo Benigno Ferdinand Jejomar Datu Lakan Makisig Alon Amado Andres Apolinario Crisanto Danilo Efren Emilio Fidel Gregorio Isko Jericho Jomar Joselito Juanito Lito Macario Manny Nonito Panfilo Ramil Reynaldo Rizalino Rommel Ronnie Ruben Virgilio Vicente Dingdong Bongbong Jinggoy Sherwin Arvin Rodel Jayson Noel Mar Ernesto Honesto Teofisto Dominador Bato',
                 'Corazon Imelda Gloria Leila Leni Miriam Grace Liza Ligaya Luningning Marikit Tala Amihan Dalisay Diwata Hiraya Mayumi Maricel Marites Rowena Rosario Loida Lourdes Nenita Norma Perla Remedios Teresita Trinidad Violeta Imee Malou Jocelyn Analyn Cherry Girlie Jovelyn Lovely Princess Rhea Sheila Vilma Dolores Consuelo Erlinda Fe Luzviminda Milagros Nora Ofelia',
                 'dela-Rosa de-la-Cruz dela-Cruz del-Rosario de-Guzman de-Leon de-Castro de-Lima Santos Reyes Bautista Ocampo Aquino Macapagal-Arroyo Duterte Marcos Robredo Binay Cayetano Pangilinan Lacson Sotto Pacquiao Donaire Magsaysay Quezon Osmeña Laurel Bonifacio Mabini Aguinaldo Luna Rizal Dimaculangan Macaraeg Manalo Dimagiba Catacutan Magbanua Lualhati Panganiban Salonga Tolentino Villanueva Zubiri Hontiveros Pimentel Enrile Ejercito Ampatuan Mangudadatu Tulfo'),
    'pacific': ([], 'Tevita Sione Semisi Tuilaepa Sitiveni Voreqe Laisenia Ratu Jone Waisale Seru Semi Viliame Manu Tane Hone Wiremu Rawiri Tamati Hemi Pita Tama Nikau Kauri Matiu Eruera Ngata Keoni Kawika Kimo Makoa Kaleo Ikaika Keanu Peter Michael James Feleti Siaosi Aisea Etuate Jonah Tana Ma’a Julian Ardie Akira-Iosefa Malakai Taniela Sefa Tomasi',
                'Nanaia Kiritapu Jacinda-Mere Whetu Aroha Hinemoa Ngaire Mereana Kiri Marama Hana-Rawhiti Anahera Tia Moana Roimata Tui Huia Leilani Kailani Malia Noelani Keala Pualani Nalani Mahina Kalea Anela Sina Fetu Lupe Masina Tavake Ana Mele Salote Sinalei Lavinia Losa Litia Adi Ro Asinate Salanieta Teimumu Alisi Lesieli Kesaia Vika Seini Tupou',
                'Malielegaoi Mata’afa Fiame Tuilagi Leavasa Bainimarama Rabuka Qarase Mara Ganilau Naivalu Caucau Lomu Umaga Savea Ioane Taufa’ahau Tupou Sovaleni Pohiva Taumoepeau Vunipola Fekitoa Mahuta Peters-Tau Waititi Ngarewa-Packer Parata Te-Kanawa Te-Rangi Tamihere Hipango Jackson-Rua Kamakawiwo’ole Kealoha Kahananui Inouye-Kalani Akaka Gabbard-Kai O’Neill-Toa Namaliu Somare Marape Sogavare Kilman Tong Maamau Whipps-Rekai Remengesau Pita-Lauti'),
}


def romanised(name):
    out = ''.join(CYRILLIC.get(c, GREEK.get(c, c)) for c in name.lower())
    return ' '.join(part[:1].upper() + part[1:] for part in out.split(' '))


def cleaned(names):
    found = []
    for name in names:
        if isinstance(name, tuple):
            name = name[-1]
        name = name.strip()
        if re.search('[\u0370-\u03ff\u0400-\u04ff]', name):
            name = romanised(name)
        if re.fullmatch(r"(?!Dussen)[\u0041-\u024f\u1e00-\u1eff’' -]{2,24}", name) and name not in found:
            found.append(name)
    return found


def order(name):
    return hashlib.sha256(name.encode()).digest()


def listed(locales, kinds, written, most=MOST):
    names = []
    for locale in locales:
        provider = importlib.import_module(f'faker.providers.person.{locale}').Provider
        kind = next((k for k in kinds if k in provider.__dict__), None)
        if kind is not None:
            names += sorted(cleaned(list(getattr(provider, kind))), key=order)[:most * 2 // len(locales)]
    # In the lists below a hyphen before or after a small particle, or between two capitalised parts of a Vietnamese name, stands for a space.
    for name in written.split():
        names.append(name)
    return sorted(dict.fromkeys(names), key=order)[:most]


SPACED = re.compile(r"\b(von-der|van-der|van-den|de-la|dela|von|van|de|da|dos|do|du|della|di|del|der|bin|binti|ben|ter|la|lo|le|te|wa|ap|van-’t|ni|ní|mac|ó)-", re.I)
KEEP = re.compile(r'^(?:[Ee]l|[Aa]l|[Bb]en|[Bb]ar|[Aa]bdel|[Aa]bu|[Bb]at|Te)-')


def spaced(name, origin):
    if origin in ('vietnamese', 'hispanic', 'italian', 'thai-khmer-and-burmese', 'filipino') and not re.search(r'^[^-]+-[a-z]', name):
        double = origin in ('hispanic', 'filipino')
        return name if double and not SPACED.match(name) and name not in ('José-María', 'Juan-Carlos', 'María-José', 'Ana-Belén') else name.replace('-', ' ')
    if origin in ('arabic', 'hebrew') and KEEP.match(name):
        return name
    return re.sub(SPACED, lambda m: m[0].replace('-', ' '), name)


def main():
    result = {}
    for origin, (locales, men, women, families) in ORIGINS.items():
        result[origin] = {
            'men': [spaced(n, origin) for n in listed(locales, ['first_names_male', 'first_name_male_pairs', 'first_names'], men)],
            'women': [spaced(n, origin) for n in listed(locales, ['first_names_female', 'first_name_female_pairs', 'first_names'], women)],
            'families': [spaced(n, origin) for n in listed(locales, ['last_names_male', 'last_names', 'last_names_without_suffix', 'unisex_last_names'], families)],
        }
    print(json.dumps(result, ensure_ascii=False, indent=0))


if __name__ == '__main__':
    main()
